import Joi from 'joi';
import { id, instant, line, pageKeys, type PageQuery } from './common.ts';

export interface CreateApiKeyBody {
  name: string;
  account_id?: string | null;
}
export const createApiKeyBody = Joi.object<CreateApiKeyBody>({
  name: line(100).required().description('Para qué se usa la llave'),
  account_id: id().allow(null).description('La cuenta; sin ella, una llave de la plataforma'),
});

export interface ApiKeyListQuery extends PageQuery {
  account_id?: string;
}
export const apiKeyListQuery = Joi.object<ApiKeyListQuery>({
  ...pageKeys(100, 200),
  account_id: id().description('La cuenta; sin ella, las llaves de la plataforma'),
});

export interface ApiKeyParams {
  key_id: string;
}
export const apiKeyParams = Joi.object<ApiKeyParams>({
  key_id: Joi.string()
    .pattern(/^[0-9A-Za-z]{8}$/, 'un id de llave')
    .required()
    .description('Los ocho caracteres después de tmb_live_'),
});

export interface RevokeApiKeyQuery {
  account_id?: string;
}
export const revokeApiKeyQuery = Joi.object<RevokeApiKeyQuery>({ account_id: id() });

/** A key without its secret. */
export interface ApiKeyView {
  key_id: string;
  account_id: string | null;
  name: string;
  prefix: string;
  last4: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}
const apiKeyKeys = {
  key_id: Joi.string().required(),
  account_id: Joi.string().allow(null).required(),
  name: Joi.string().required(),
  prefix: Joi.string().required(),
  last4: Joi.string().required(),
  created_at: instant().required(),
  last_used_at: instant().allow(null).required(),
  revoked_at: instant().allow(null).required(),
};
export const apiKeyView = Joi.object<ApiKeyView>(apiKeyKeys);

/** A new key: the only answer that shows it. */
export interface CreatedApiKey extends ApiKeyView {
  key: string;
}
export const createdApiKey = Joi.object<CreatedApiKey>({
  key: Joi.string().required().description('La llave completa; no se vuelve a mostrar'),
  ...apiKeyKeys,
});

const MAX_PASSWORD = 200;

export interface LoginBody {
  email: string;
  password: string;
}
export const loginBody = Joi.object<LoginBody>({
  email: Joi.string()
    .email({ tlds: { allow: false } })
    .max(200)
    .required(),
  password: Joi.string().max(MAX_PASSWORD).required(),
});

/** A person who signed in. */
export interface UserView {
  user_id: string;
  account_id: string | null;
  email: string;
  name: string;
}
export const userView = Joi.object<UserView>({
  user_id: Joi.string().required(),
  account_id: Joi.string().allow(null).required(),
  email: Joi.string().required(),
  name: Joi.string().required(),
});

/** The session is in the cookie too; programs may send `token` as a Bearer. */
export interface LoginView {
  token: string;
  token_type: 'Bearer';
  expires_at: Date;
  user: UserView;
}
export const loginView = Joi.object<LoginView>({
  token: Joi.string().required(),
  token_type: Joi.string().valid('Bearer').required(),
  expires_at: instant().required(),
  user: userView.required(),
});

/** Who the credential of a request is and what it may do. */
export interface MeView {
  kind: 'api_key' | 'user';
  id: string;
  account_id: string | null;
  capabilities: string[];
  user: UserView | null;
}
export const meView = Joi.object<MeView>({
  kind: Joi.string().valid('api_key', 'user').required(),
  id: Joi.string().required(),
  account_id: Joi.string().allow(null).required(),
  capabilities: Joi.array().items(Joi.string()).required(),
  user: userView.allow(null).required(),
});
