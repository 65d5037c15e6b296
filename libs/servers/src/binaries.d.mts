export const chromiumBinary: () => string | undefined;
