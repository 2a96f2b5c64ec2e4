import { apiClient, type ApiClient } from './client.ts';
import type { Stack } from './stack.ts';

/** One account of the demo with the key that programs use. */
export interface DemoAccount {
  account_id: string;
  plan: 'minutes_based' | 'credit_based' | 'unlimited';
  api_key: string;
  client: ApiClient;
}

const PLANS = [
  { plan_type: 'minutes_based', account_name: 'Cobranzas Andes (minutos)', initial_minutes: 2_000 },
  // Enough for some calls and not for all: the demo shows how a campaign waits for money.
  { plan_type: 'credit_based', account_name: 'Recupera Sur (créditos)', initial_credits: 2 },
  { plan_type: 'unlimited', account_name: 'Contacto Norte (ilimitado)' },
] as const;

/** Signs in as the administrator and makes one account for each plan, each with a key, all through the API. */
export const makeAccounts = async (stack: Stack): Promise<DemoAccount[]> => {
  const { token } = await apiClient(stack.api_url, null).post<{ token: string }>(
    '/api/v1/auth/login',
    stack.admin,
  );
  const admin = apiClient(stack.api_url, token);
  const made: DemoAccount[] = [];
  for (const plan of PLANS) {
    const { account } = await admin.post<{ account: { account_id: string } }>('/api/v1/accounts', {
      ...plan,
      contact_name: 'Equipo de demostración',
      contact_email: 'demo@example.cl',
      country: 'CL',
      max_concurrent_calls: stack.rhythm.max_concurrent_calls,
      daily_call_limit: 10_000,
    });
    const { account_id } = account;
    const { key } = await admin.post<{ key: string }>('/api/v1/api-keys', { name: 'demo', account_id });
    made.push({ account_id, plan: plan.plan_type, api_key: key, client: apiClient(stack.api_url, key) });
  }
  return made;
};
