export { makeAccounts, type DemoAccount } from './accounts.ts';
export { ALL_HOURS, uploadFile, type DemoCampaign } from './campaigns.ts';
export { fakePeople, type FakePerson } from './people.ts';
export { followCampaigns } from './progress.ts';
export { checkPromises, type PlacedCall, type PromiseFigures } from './promises.ts';
export { makeReport, promisesKept, reportLine, reportTables, type DemoReport } from './report.ts';
export { lineFromNow, type Rhythm } from './rhythm.ts';
export { cleanDebtors } from './spreadsheet.ts';
export { startStack, type Stack } from './stack.ts';
