import { runMain } from '@timbre/runtime';
import { chosenServices } from './services.ts';

await runMain(chosenServices);
