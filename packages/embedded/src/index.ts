export { isAlive as isProcessAlive } from './support/is-alive.ts';
export { type RunningServer } from './acquire.ts';
export { EmbeddedError, twoLines } from './errors.ts';
export { type Mood, type ServerKind, type ServerRole } from './finder.ts';
export { newRunFolder } from './run-folder.ts';
export { startServers, type Servers, type StartOptions } from './servers.ts';
export { freePort } from './support/free-port.ts';
export { plainEnvironment } from './support/plain-environment.ts';
