export const images: Record<'postgres' | 'nats' | 'redis', string>;
export const natsImageVersion: string;
