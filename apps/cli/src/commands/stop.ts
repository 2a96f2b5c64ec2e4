import { listStops, liftStop, raiseStop, type StopDeps, type StopScope } from '@timbre/calls';
import { silentLogger } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { allowOnly, required, type Options } from '../command-line.ts';
import { withQueue, withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { operator } from './evidence-export.ts';

const WORKSPACES = ['default'] as const;

const scopeOf = ({ all, account, workspace }: Options): StopScope => {
  const given = [all === true, account !== undefined, workspace !== undefined].filter(Boolean);
  if (given.length !== 1) throw new UsageError('dé --all, --account o --workspace, uno de los tres');
  if (account !== undefined) return { level: 'account', account_id: account };
  return workspace === undefined ? { level: 'all' } : { level: 'workspace', workspace_id: workspace };
};

const withStops = <T>(
  env: Environment | undefined,
  io: Io,
  work: (deps: StopDeps) => Promise<T>,
): Promise<T> =>
  withStore(env, (connected) =>
    withQueue(env, connected, io, (queue) =>
      work({ ...connected, logger: silentLogger, queue, workspace_ids: WORKSPACES }),
    ),
  );

/** `stop`: when it answers, nothing of the scope begins to dial any more, but for what it counts as in flight. */
export const stop = (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'all', 'account', 'workspace', 'reason', 'hang-up');
  const scope = scopeOf(options);
  const reason = required(options, 'reason');
  const hang_up = options['hang-up'] ?? false;
  return withStops(env, io, async (deps) => {
    const raised = await raiseStop(deps)({ scope, reason, hang_up, actor: operator(), ip: null });
    const { stop_id } = raised.record.stop;
    const { fresh, in_flight, live_calls } = raised;
    show(io, options.json, { stop_id, fresh, in_flight, live_calls }, [
      `${fresh ? 'detenido' : 'ya estaba detenido'}: ${stop_id}`,
      `${in_flight} marcaciones ya enviadas pueden sonar; ${live_calls} llamadas en curso${hang_up ? ' se cortan' : ' terminan solas'}`,
      `para seguir: npm run timbre -- resume --stop ${stop_id}`,
    ]);
    return 0;
  });
};

/** `stop list`: the stops in force. */
export const stopList = (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options);
  return withStore(env, async ({ store }) => {
    const found = await listStops({ store, workspace_ids: WORKSPACES })({ account_id: null });
    const stops = found.map(({ scope, reason, since, stop: { stop_id } }) => ({
      stop_id,
      scope,
      reason,
      since,
    }));
    const lines = stops.map(
      (one) => `${one.stop_id}  ${one.scope}  ${one.since.toISOString()}  ${one.reason}`,
    );
    show(io, options.json, stops, lines.length === 0 ? ['no hay detenciones vigentes'] : lines);
    return 0;
  });
};

/** `resume`: ends a stop; the campaigns of its scope go on. */
export const resume = (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'stop');
  const stop_id = required(options, 'stop');
  return withStops(env, io, async (deps) => {
    await liftStop(deps)({ stop_id, actor: operator(), ip: null });
    show(io, options.json, { stop_id, lifted: true }, [`levantada: ${stop_id}`]);
    return 0;
  });
};
