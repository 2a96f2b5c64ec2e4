import type { Model, mongo } from 'mongoose';

type Filter = Record<string, unknown>;
type Update = Record<string, object>;

/** How a direct read or write differs from the plain one. */
export interface DirectOptions {
  projection?: Record<string, 0 | 1>;
  sort?: Record<string, 1 | -1>;
  limit?: number;
  hint?: Record<string, 1 | -1>;
  upsert?: boolean;
  returnDocument?: 'before' | 'after';
  /** Why a query of tenants' documents names no account. */
  acrossAccounts?: string;
}

/** What the engine does many times a call, sent to the driver without mongoose's query, casting and hydration. */
export interface Direct<T> {
  findOne(filter: Filter, options?: DirectOptions): Promise<T | null>;
  find(filter: Filter, options?: DirectOptions): Promise<T[]>;
  /** Changes one document; answers it as it was or as it is, or null when the filter met none. */
  findOneAndUpdate(filter: Filter, update: Update, options: DirectOptions): Promise<T | null>;
  updateOne(filter: Filter, update: Update, options?: DirectOptions): Promise<mongo.UpdateResult>;
  updateMany(filter: Filter, update: Update, options?: DirectOptions): Promise<mongo.UpdateResult>;
  deleteMany(filter: Filter, options?: DirectOptions): Promise<mongo.DeleteResult>;
  insertOne(document: T): Promise<void>;
  insertMany(documents: readonly T[]): Promise<void>;
}

/** The same bound that mongoose puts on its reads. */
const READ = { maxTimeMS: 10_000 };
const WRITE = { ignoreUndefined: true };

const topLevel = (path: string): string => path.split('.', 1)[0] as string;

const isOperator = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value)[0]?.startsWith('$') === true;

/** `trusted()` marks what we wrote ourselves with a symbol. */
const isOurs = (value: object): boolean => Object.getOwnPropertySymbols(value).length > 0;

/**
 * The driver's own collection behind a model, for the operations of each call: half of what a worker did for a call
 * was mongoose's. It keeps what the model promises: a query of tenants' documents names an account or says why not,
 * an operator in a filter is one of `filters.ts`, and a field that the schema does not know is refused. It casts
 * nothing and fills in no default: give it whole documents.
 *
 * @throws Error for a query or document that breaks one of these rules; what the driver throws
 */
export const direct = <T>(model: Model<T>): Direct<T> => {
  const tenant = 'account_id' in model.schema.paths;
  let opened: mongo.Collection | undefined;
  const collection = (): mongo.Collection => {
    opened ??= (model.db.db as mongo.Db).collection(model.collection.collectionName);
    return opened;
  };
  const known = new Set(['_id', ...Object.keys(model.schema.paths).map(topLevel)]);

  const checkNames = (names: readonly string[]): void => {
    for (const name of names)
      if (!known.has(topLevel(name))) throw new Error(`${model.modelName} has no field ${name}`);
  };
  const checkFilter = (filter: Filter, options?: DirectOptions): void => {
    if (tenant && options?.acrossAccounts === undefined && !filter['account_id'])
      throw new Error('a query without account_id; scope it or say why it crosses accounts');
    checkNames(Object.keys(filter));
    for (const [name, value] of Object.entries(filter)) {
      // The driver would leave the condition out and meet every document.
      if (value === undefined) throw new Error(`${name} of a filter of ${model.modelName} is undefined`);
      if (isOperator(value) && !isOurs(value))
        throw new Error(`an operator in a filter of ${model.modelName} that is not ours`);
    }
  };
  const checkUpdate = (update: Update): void => {
    for (const change of Object.values(update)) checkNames(Object.keys(change));
  };
  const readOptions = ({ projection, sort, limit, hint }: DirectOptions = {}) => ({
    ...READ,
    ...(projection === undefined ? {} : { projection }),
    ...(sort === undefined ? {} : { sort }),
    ...(limit === undefined ? {} : { limit }),
    ...(hint === undefined ? {} : { hint }),
  });

  return {
    async findOne(filter, options) {
      checkFilter(filter, options);
      return (await collection().findOne(filter, readOptions(options))) as T | null;
    },
    async find(filter, options) {
      checkFilter(filter, options);
      return (await collection().find(filter, readOptions(options)).toArray()) as T[];
    },
    async findOneAndUpdate(filter, update, options) {
      checkFilter(filter, options);
      checkUpdate(update);
      const { returnDocument = 'after', projection } = options;
      const found = await collection().findOneAndUpdate(filter, update, {
        ...WRITE,
        returnDocument,
        includeResultMetadata: false,
        ...(projection === undefined ? {} : { projection }),
      });
      return found as T | null;
    },
    async updateOne(filter, update, options) {
      checkFilter(filter, options);
      checkUpdate(update);
      return collection().updateOne(filter, update, { ...WRITE, upsert: options?.upsert ?? false });
    },
    async updateMany(filter, update, options) {
      checkFilter(filter, options);
      checkUpdate(update);
      return collection().updateMany(filter, update, WRITE);
    },
    async deleteMany(filter, options) {
      checkFilter(filter, options);
      return collection().deleteMany(filter, WRITE);
    },
    async insertOne(document) {
      checkNames(Object.keys(document as object));
      // A copy: the driver writes an `_id` into what it is given.
      await collection().insertOne({ ...document } as mongo.Document, WRITE);
    },
    async insertMany(documents) {
      for (const document of documents) checkNames(Object.keys(document as object));
      const copies = documents.map((document) => ({ ...document }) as mongo.Document);
      await collection().insertMany(copies, { ...WRITE, ordered: true });
    },
  };
};
