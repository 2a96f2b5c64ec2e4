import { stopScopeOf, type RaisedStop } from '@timbre/calls';
import type { EmergencyStopView, RaisedStopView } from '@timbre/contracts';
import type { StopRecord } from '@timbre/store';

/** A stop as lists show it. Who raised it stands in the audit log, by name. */
export const presentStop = (record: StopRecord): EmergencyStopView => {
  const scope = stopScopeOf(record);
  return {
    stop_id: record.stop.stop_id,
    scope: scope.level,
    account_id: scope.level === 'account' ? scope.account_id : null,
    workspace_id: scope.level === 'workspace' ? scope.workspace_id : null,
    reason: record.reason,
    hang_up: record.stop.hang_up,
    raised_by: record.stop.raised_by.account_id === null ? 'platform' : 'account',
    since: record.since,
  };
};

/** A stop with what goes on under it. */
export const presentRaisedStop = ({ record, in_flight, live_calls }: RaisedStop): RaisedStopView => ({
  ...presentStop(record),
  in_flight,
  live_calls,
});
