// One implementation for both kinds of modules, so that `instanceof LinesmanError` holds across them.
export { createClient, LinesmanClient, LinesmanError } from './index.js';
