import type { AccountDocument, AccountScope } from '@timbre/store';
import { holdFor, walletUnitOf } from '../settle/price.ts';
import type { ExplainDeps } from './deps.ts';
import { untilEvent, untilSomebody, type Obstacle } from './obstacle.ts';

/** Whether the balance reaches for one more call; none, an obstacle for somebody, or one that live calls will lift. */
export const balanceObstacles = async (
  { store }: ExplainDeps,
  scope: AccountScope,
  account: AccountDocument,
  longest_s: number,
): Promise<Obstacle[]> => {
  const unit = walletUnitOf(account);
  if (unit === null) return [];
  const wallet = await store.wallets.find(scope, unit);
  if (holdFor(account, wallet?.available ?? 0, longest_s) !== null) return [];
  return Object.keys(wallet?.held ?? {}).length > 0
    ? [untilEvent('no_balance', 'El saldo está reservado para las llamadas en curso')]
    : [untilSomebody('no_balance', 'Saldo insuficiente: no alcanza para una llamada de un minuto')];
};
