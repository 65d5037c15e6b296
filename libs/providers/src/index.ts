export * from './built-in';
export * from './registry';
