export { chosenServices } from './services.ts';
