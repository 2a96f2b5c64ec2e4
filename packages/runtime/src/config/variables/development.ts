import { neverInProduction } from '../checks.ts';
import { oneOf, url } from '../schemas.ts';
import { group } from '../variable.ts';

/** What demo, tests and benchmarks read instead of the production addresses (decisions.md §3.2), through `embedded`. */
export const DEVELOPMENT = group({
  TIMBRE_DEV_MONGODB_URI: {
    schema: url('mongodb', 'mongodb+srv'),
    es: 'MongoDB para demo y pruebas; sin ella se busca o se inicia uno.',
    en: 'MongoDB for demo and tests; without it one is found or started.',
    example: 'mongodb://127.0.0.1:27017',
    check: neverInProduction,
  },
  TIMBRE_DEV_REDIS_URL: {
    schema: url('redis', 'rediss'),
    es: 'Redis para demo y pruebas; sin ella se busca o se inicia uno.',
    en: 'Redis for demo and tests; without it one is found or started.',
    example: 'redis://127.0.0.1:6379',
    check: neverInProduction,
  },
  TIMBRE_DB: {
    schema: oneOf('mongod', 'secantus-rust', 'secantus-python'),
    es: 'Obliga a usar un servidor compatible con MongoDB en demo y pruebas.',
    en: 'Forces one MongoDB-compatible server in demo and tests.',
    check: neverInProduction,
  },
});
