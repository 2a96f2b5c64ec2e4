export { checkPromises, type PlacedCall, type PromiseFigures } from './promises.ts';
