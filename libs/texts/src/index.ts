export * from './accepted-language';
export * from './causes-in-words';
export * from './one-line';
export * from './remedy-words';
export * from './translator';
