import { importLegacy, type ImportLegacyOptions, type LegacyReport } from '@timbre/batches';
import { silentLogger } from '@timbre/kernel';
import { openLegacySource, openStore, type LegacySource, type Store } from '@timbre/store';
import { freshNames, testServers } from '../support/servers.ts';
import { openBatchBench, type BatchBench } from './batches-support.ts';
import { writeLegacy } from './legacy-fixtures.ts';

/** The nasty set in a database of its own, and empty installations to bring it into. */
export interface LegacyBench {
  /** The earlier database, for looking things up. */
  legacy: Store;
  source: LegacySource;
  empty(): Promise<BatchBench>;
  bring(bench: BatchBench, given?: Partial<ImportLegacyOptions>, from?: LegacySource): Promise<LegacyReport>;
  stop(): Promise<void>;
}

/** How the tests bring it over, unless told otherwise. */
export const AS_USUAL: ImportLegacyOptions = {
  dry_run: false,
  credit_used: 'dollars',
  by: { actor: { kind: 'cli', id: 'prueba', account_id: null }, ip: null },
  progress: () => undefined,
};

/** Writes the set; `stop` removes it with everything that it was brought into. */
export const openLegacyBench = async (): Promise<LegacyBench> => {
  const uri = testServers().mongodb_uri;
  const logger = silentLogger;
  const { database } = freshNames();
  const legacy = await openStore({ uri, database, logger });
  await writeLegacy(legacy);
  const source = await openLegacySource({ uri, database, logger });
  const benches: BatchBench[] = [];
  return {
    legacy,
    source,
    async empty() {
      const bench = await openBatchBench();
      benches.push(bench);
      return bench;
    },
    bring: (bench, given = {}, from = source) =>
      importLegacy({ ...bench.deps, source: from })({ ...AS_USUAL, ...given }),
    async stop() {
      await source.close();
      await legacy.connection.dropDatabase();
      await legacy.close();
      for (const bench of benches) await bench.stop();
    },
  };
};

/** What the report says of the set. */
export const REPORT = {
  accounts: {
    read: 5,
    written: 3,
    existing: 0,
    skipped: { 'plan desconocido': 1, 'account_id repetido': 1 },
    repaired: {
      'reservas devueltas al saldo': 1,
      'sin correo': 2,
      'sin país: CL': 1,
      'zona desconocida': 1,
      'credit_used descontado del saldo': 2,
      'saldo sobregirado: comienza en 0': 1,
      'sin nombre': 1,
      'sin contacto': 1,
      'estado desconocido: por activar': 1,
    },
  },
  batches: {
    read: 6,
    written: 6,
    existing: 0,
    skipped: { 'su cuenta no se importó': 1, 'batch_id repetido': 1 },
    repaired: {
      'sin is_active': 1,
      'call_settings con fallas': 1,
      'jobs sin lote: lote en pausa': 1,
      'lote eliminado: cancelado': 1,
    },
  },
  jobs: {
    read: 21,
    written: 17,
    existing: 0,
    skipped: {
      'estado desconocido': 1,
      'su lote es de otra cuenta': 1,
      'job_id repetido': 1,
      'su lote no se importó': 1,
    },
    repaired: {
      'nombre en la raíz': 2,
      'rut en la raíz': 2,
      'tries: attempts': 2,
      'intentos agotados sin llamar: uno más': 1,
      'done: completed': 2,
      'duplicado: cancelado': 1,
      'en curso al importar: fallido': 1,
      'teléfonos ilegibles fuera': 2,
      'sin teléfono válido: fallido': 1,
      'sin job_id: uno nuevo': 1,
      'documento sin verificar': 1,
      'en espera en un lote cancelado: cancelado': 2,
    },
  },
  debtors: {
    read: 2,
    written: 0,
    existing: 0,
    skipped: { 'están en su job': 1, 'sin job: nunca se les iba a llamar': 1 },
    repaired: {},
  },
};
