/** Where calls are placed and with which key. */
export interface Target {
  base_url: string;
  api_key: string;
  production: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Two parts on two lines: what is wrong, and what to do about it. */
const refusal = (what: string, fix: string): Error => new Error(`${what}\nfix: ${fix}`);

const parseUrl = (base_url: string): URL => {
  const fix = 'set RETELL_BASE_URL to an address such as http://127.0.0.1:4100 (simulator)';
  if (!URL.canParse(base_url)) throw refusal('the Retell base URL is not a URL', fix);
  const url = new URL(base_url);
  if (!/^https?:$/.test(url.protocol)) throw refusal('the Retell base URL is neither http nor https', fix);
  if (url.username || url.password) throw refusal('the Retell base URL carries credentials', fix);
  return url;
};

/**
 * The base URL without a slash at its end, if this process may dial there (decisions.md §3.1). A laptop, a test or
 * a demo must never ring a real phone, and a simulator's key must never leave this machine.
 *
 * @throws Error whose message has two lines, what is wrong and `fix: …`
 */
export const allowedTarget = ({ base_url, api_key, production }: Target): string => {
  const url = parseUrl(base_url);
  if (api_key.trim() === '') throw refusal('the Retell API key is empty', 'set RETELL_API_KEY');
  if (!LOOPBACK.test(url.hostname)) {
    if (!production) {
      throw refusal(
        `refusing to place real calls: ${url.hostname} is not this machine and NODE_ENV is not production`,
        'point RETELL_BASE_URL at the simulator, or set NODE_ENV=production to dial for real',
      );
    }
    if (api_key.startsWith('key_sim_')) {
      throw refusal(
        `${url.hostname} is not the simulator, but the key is a simulator key`,
        'set RETELL_API_KEY',
      );
    }
    if (url.protocol === 'http:') {
      throw refusal(
        `the API key would travel unencrypted to ${url.hostname}`,
        'use https in RETELL_BASE_URL',
      );
    }
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
};
