import { API_VERSION, OPERATIONS } from '@timbre/contracts';
import { realClock } from '@timbre/kernel';
import { runChecks, timeZoneData, type Checks } from '@timbre/runtime';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';

/** What the probes look at; `mongodb` is the one that existing clients know as the database. */
export type ApiChecks = Checks & { mongodb: Checks[string] };

/** Who we are and how we are. Public, so without details: those are in the log. */
export const systemRoutes = (checks: ApiChecks) => [
  route(OPERATIONS.getHome, async () =>
    ok({ message: 'Timbre API', version: API_VERSION, status: 'active' as const, docs: '/docs' }),
  ),
  route(OPERATIONS.getHealth, async () => {
    const { status } = await runChecks({ mongodb: checks.mongodb });
    const facts = { timestamp: realClock.now(), time_zone_data: timeZoneData() };
    return status === 'ok'
      ? ok({ status: 'healthy' as const, database: 'connected' as const, ...facts })
      : {
          status: 503,
          body: { status: 'unhealthy' as const, error: 'La base de datos no responde', ...facts },
        };
  }),
  route(OPERATIONS.getLive, async () => ok({ status: 'ok' as const })),
  route(OPERATIONS.getReady, async () => {
    const report = await runChecks(checks);
    const results = Object.entries(report.checks).map(([name, { ok: good }]) => [
      name,
      good ? 'ok' : 'failed',
    ]);
    const body = {
      status: report.status,
      checks: Object.fromEntries(results) as Record<string, 'ok' | 'failed'>,
    };
    return { status: report.status === 'ok' ? 200 : 503, body };
  }),
];
