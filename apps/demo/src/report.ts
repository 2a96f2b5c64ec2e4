import { accountScope, type AttemptDocument } from '@timbre/store';
import type { DemoCampaign } from './campaigns.ts';
import { statusOf, type BatchStatus } from './progress.ts';
import { checkPromises, type PlacedCall, type PromiseFigures } from './promises.ts';
import type { Stack } from './stack.ts';

/** All that the demo tells at its end. */
export interface DemoReport {
  campaigns: { campaign: DemoCampaign; status: BatchStatus; attempts: AttemptDocument[] }[];
  figures: PromiseFigures;
}

/** Every call that the simulator placed, with its own timestamps. */
const trueHistory = async (stack: Stack): Promise<PlacedCall[]> => {
  const response = await fetch(`${stack.simulator_admin_url}/history`);
  return (await response.json()) as PlacedCall[];
};

/** Reads statuses through the API, and checks the promises against the simulator's own history. */
export const makeReport = async (stack: Stack, made: DemoCampaign[]): Promise<DemoReport> => {
  const campaigns = await Promise.all(
    made.map(async (campaign) => ({
      campaign,
      status: await statusOf(campaign),
      attempts: await stack.store.attempts.listOfBatch(
        accountScope(campaign.account.account_id),
        campaign.upload.batch_id,
      ),
    })),
  );
  const batches = made.map(({ account, upload }) => ({
    account_id: account.account_id,
    batch_id: upload.batch_id,
  }));
  return { campaigns, figures: await checkPromises(stack.store, batches, await trueHistory(stack)) };
};

const sum = (report: DemoReport, pick: (status: BatchStatus) => number): number =>
  report.campaigns.reduce((total, { status }) => total + pick(status), 0);

const counted = (items: string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

const pad = (text: string, width: number): string => text.padEnd(width);

const rowsTable = (report: DemoReport): string[] => {
  const lines = ['Filas de las planillas'];
  for (const { campaign } of report.campaigns) {
    const { stats, errors, batch_name } = campaign.upload;
    const rows = stats.total_rows_processed ?? 0;
    lines.push(
      `  ${pad(batch_name, 26)} ${rows} filas · ${stats.jobs_created ?? stats.total_jobs ?? 0} personas · ${errors.length} observaciones`,
    );
  }
  const reasons = counted(
    report.campaigns.flatMap(({ campaign }) =>
      campaign.upload.errors.map((error) => error.reason.replace(/^Fila \d+: /, '')),
    ),
  );
  return [...lines, ...reasons.map(([reason, n]) => `    ${String(n).padStart(3)} × ${reason}`)];
};

const statusTable = (report: DemoReport): string[] => [
  'Personas por estado',
  ...report.campaigns.map(({ campaign, status }) => {
    const parts = [
      `contactadas ${status.completed_jobs}`,
      `fallidas ${status.failed_jobs}`,
      `pendientes ${status.pending_jobs}`,
      ...(status.suspended_jobs > 0 ? [`suspendidas por saldo ${status.suspended_jobs}`] : []),
      ...(status.waiting_schedule_jobs > 0 ? [`esperan su horario ${status.waiting_schedule_jobs}`] : []),
    ];
    return `  ${pad(campaign.upload.batch_name, 26)} ${parts.join(' · ')}`;
  }),
];

const callsTable = (report: DemoReport): string[] => {
  const attempts = report.campaigns.flatMap((campaign) => campaign.attempts);
  const dialled = attempts.filter(
    (attempt) => attempt.state === 'settled' || attempt.state === 'presumed_not_placed',
  );
  const outcomes = counted(dialled.map((attempt) => attempt.disconnection_reason ?? attempt.state));
  const retries = dialled.length - new Set(dialled.map((attempt) => attempt.job_id)).size;
  return [
    'Llamadas por resultado',
    ...outcomes.map(([reason, n]) => `  ${pad(reason, 32)} ${n}`),
    `  ${pad('en total', 32)} ${dialled.length}, de ellas ${retries} reintentos`,
    `  ${pad('minutos hablados', 32)} ${sum(report, (status) => status.total_minutes).toFixed(2)}`,
    `  ${pad('cobrado (plan de créditos)', 32)} US$ ${sum(report, (status) => status.total_cost).toFixed(4)}`,
  ];
};

/** The tables, for people. */
export const reportTables = (report: DemoReport): string =>
  ['', ...rowsTable(report), '', ...statusTable(report), '', ...callsTable(report), ''].join('\n');

/** The one line, for people and programs. */
export const reportLine = (report: DemoReport): string => {
  const { double_dials, out_of_hours, balance_diff } = report.figures;
  const facts = {
    contacts: sum(report, (status) => status.total_jobs),
    completed: sum(report, (status) => status.completed_jobs),
    failed: sum(report, (status) => status.failed_jobs),
    pending: sum(report, (status) => status.pending_jobs + status.suspended_jobs),
    double_dials,
    out_of_hours,
    balance_diff,
  };
  return `demo: ${Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
};

/** True when every promise was kept. */
export const promisesKept = (report: DemoReport): boolean =>
  Object.values(report.figures).every((figure) => figure === 0);
