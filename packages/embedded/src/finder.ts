import type { Keeper } from './keeper.ts';

export type ServerRole = 'mongodb' | 'redis';
export type MongodbKind = 'external' | 'mongod' | 'secantus-rust' | 'secantus-python' | 'docker';
export type RedisKind = 'external' | 'valkey' | 'redis' | 'docker';
export type ServerKind = MongodbKind | RedisKind;

/** soonest: the first server that can run within about half a minute. fastest: the first of the list, built if need be. */
export type Mood = 'soonest' | 'fastest';

/** Where and how one start of a program takes place. */
export interface Place {
  /** The program's own data folder; exists, empty or left by an earlier start of the same run. */
  dir: string;
  /** A free loopback port. */
  port: number;
  /** A random secret for servers that take one. */
  password: string;
  /** Unique on this machine; names containers. */
  label: string;
}

/** A command line, and the address at which the server will answer. */
export interface Launch {
  command: string;
  args: string[];
  uri: string;
  /** Run after the program's end when it may leave something behind (a container). */
  cleanup?: { command: string; args: string[] };
}

/** A server program on this machine. */
export interface Program {
  kind: ServerKind;
  /** For example `SecantusDB Rust 0.5.3-beta.196`. */
  name: string;
  /** The command line for one start. May write a configuration file into `place.dir`. */
  launch(place: Place): Launch;
  /** Resolves once the server, which already accepts connections, is ready for use. */
  ready(uri: string): Promise<void>;
}

/** A server that somebody else runs. */
export interface External {
  kind: 'external';
  name: string;
  uri: string;
}

export type Server = Program | External;

/** What a finder says about this machine. */
export type Finding =
  | { state: 'found'; server: Server }
  | {
      state: 'obtainable';
      /** The name of what would be obtained. */
      name: string;
      /** False when it takes minutes: only the mood `fastest`, or a forced choice, waits for that. */
      quick: boolean;
      /** What it costs, once: time and megabytes. */
      cost: string;
      obtain(): Promise<Server>;
    }
  | { state: 'absent'; why: string };

/** What finders look with. */
export interface Search {
  env: NodeJS.ProcessEnv;
  /** The cache folder shared by all runs of this user. */
  cache: string;
  /** Folder for the logs of installers; removed with the run. */
  logs: string;
  /** Runs installers so that they end with this process. */
  keeper: Keeper;
  onProgress(line: string): void;
  /** Aborted when the run is given up. */
  signal: AbortSignal;
}

/** One way to come by a server. The order of the list is the order of preference. */
export interface Finder {
  role: ServerRole;
  /** What is looked for, as the doctor prints it. */
  title: string;
  /** The kind of server that it brings. */
  kind: ServerKind;
  /** Never throws for something that is merely missing: that is `absent`, with the reason. */
  look(search: Search): Promise<Finding>;
}

/** A `Finding` that says why there is nothing. */
export const absent = (why: string): Finding => ({ state: 'absent', why });
