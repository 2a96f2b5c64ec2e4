import type { Schema } from 'mongoose';

declare const scopeBrand: unique symbol;

/** Proof that somebody decided whose documents are meant. Repositories of tenants' data ask for it first. */
export interface AccountScope {
  readonly account_id: string;
  readonly [scopeBrand]: true;
}

/** The scope of one account; take the id from the credential or from a document that was already loaded. */
export const accountScope = (account_id: string): AccountScope => ({ account_id }) as AccountScope;

/** The query option that lets a query cross accounts; its value says why, for whoever reads the code. */
export interface AcrossAccounts {
  acrossAccounts: string;
}

const GUARDED = [
  'find',
  'findOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
] as const;

/**
 * Makes a collection refuse every query whose filter names no account, unless the query says why it crosses
 * accounts. It turns a forgotten filter into an error in the first test instead of a leak in production.
 */
export const guardAccountScope = <T>(schema: Schema<T>): void => {
  for (const operation of GUARDED) {
    schema.pre(operation as 'find', function (this: { getFilter(): object; getOptions(): object }) {
      const crosses = (this.getOptions() as Partial<AcrossAccounts>).acrossAccounts;
      if (crosses === undefined && !('account_id' in this.getFilter())) {
        throw new Error(`${operation} without account_id; scope the query or say why it crosses accounts`);
      }
    });
  }
  schema.pre('aggregate', function () {
    const [first] = this.pipeline() as { $match?: Record<string, unknown> }[];
    const crosses = (this.options as Partial<AcrossAccounts>).acrossAccounts;
    if (crosses === undefined && first?.$match?.account_id === undefined) {
      throw new Error('aggregate without account_id in its first $match');
    }
  });
};
