// Loaded into a process of a benchmark (`--import`): counts the commands that it sends to MongoDB, by command and
// collection, and tells them when the parent asks. Plain JavaScript, because it runs before any loader.
import { createRequire } from 'node:module';

const fromMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
const { MongoClient } = fromMongoose('mongodb');

const SILENT = new Set(['hello', 'ping', 'endSessions', 'listCollections', 'createIndexes', 'create']);
const counts = {};

const count = ({ commandName, command }) => {
  if (SILENT.has(commandName)) return;
  const name = `${String(command[commandName])}.${commandName}`;
  counts[name] = (counts[name] ?? 0) + 1;
};

const connect = MongoClient.prototype.connect;
MongoClient.prototype.connect = function (...args) {
  if (this.listenerCount('commandStarted') === 0) this.on('commandStarted', count);
  return connect.apply(this, args);
};

process.on('message', (message) => {
  if (message === 'commands') process.send?.({ commands: counts });
});
process.channel?.unref();
