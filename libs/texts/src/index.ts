export * from './accepted-language';
export * from './translator';
