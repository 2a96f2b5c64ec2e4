import { scopeOf, type Credential } from '@timbre/accounts';
import { liftStop, listStops, raiseStop, type StopDeps, type StopScope } from '@timbre/calls';
import { OPERATIONS, type EmergencyStopBody } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import type { Actor } from '@timbre/store';
import { created, noContent, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentRaisedStop, presentStop } from '../present/emergency-stop.ts';

const actorOf = ({ kind, id, account_id }: Credential): Actor => ({ kind, id, account_id });

/** What a credential may stop: the platform anything, an account itself. */
const stopScope = (credential: Credential, body: EmergencyStopBody): StopScope => {
  if (body.scope === 'account')
    return { level: 'account', account_id: scopeOf(credential, body.account_id).account_id };
  if (credential.account_id !== null)
    throw new AppError('forbidden', 'Solo la plataforma puede detener más que su propia cuenta');
  return body.scope === 'workspace'
    ? { level: 'workspace', workspace_id: body.workspace_id ?? '' }
    : { level: 'all' };
};

/** Stops every dial of an account, a workspace or the installation, and lets them go on. */
export const emergencyStopRoutes = (deps: StopDeps) => [
  route(OPERATIONS.listEmergencyStops, async ({ credential }) => {
    const found = await listStops(deps)({ account_id: credential.account_id });
    return ok({ data: found.map(presentStop) });
  }),
  route(OPERATIONS.raiseEmergencyStop, async ({ body, credential, ip }) => {
    const raised = await raiseStop(deps)({
      scope: stopScope(credential, body),
      reason: body.reason,
      hang_up: body.hang_up,
      actor: actorOf(credential),
      ip,
    });
    const view = presentRaisedStop(raised);
    return raised.fresh ? created(view) : ok(view);
  }),
  route(OPERATIONS.liftEmergencyStop, async ({ params, credential, ip }) => {
    await liftStop(deps)({ stop_id: params.stop_id, actor: actorOf(credential), ip });
    return noContent();
  }),
];
