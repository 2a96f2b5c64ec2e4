import Joi from 'joi';
import { id, instant, line, pageKeys, type PageQuery } from './common.ts';

/** Named sets of capabilities that a key can be made with. */
export const KEY_SCOPE_NAMES = [
  'account',
  'platform',
  'batches:read',
  'batches:write',
  'calls:read',
  'calls:write',
  'jobs:write',
  'contacts:read',
  'reports:read',
  'reports:export',
  'policy:read',
  'policy:write',
  'emergency:*',
  'privacy:*',
  'balance:read',
  'admin:users',
  'admin:keys',
  'admin:audit',
  'admin:accounts',
  'admin:*',
] as const;
const MOST_NETWORKS = 20;

export interface CreateApiKeyBody {
  name: string;
  account_id?: string | null;
  scopes?: string[];
  expires_at?: Date | null;
  allowed_networks?: string[];
}
export const createApiKeyBody = Joi.object<CreateApiKeyBody>({
  name: line(100).required().description('Para qué se usa la llave'),
  account_id: id().allow(null).description('La cuenta; sin ella, una llave de la plataforma'),
  scopes: Joi.array()
    .items(Joi.string().valid(...KEY_SCOPE_NAMES))
    .min(1)
    .unique()
    .description('Qué puede hacer; sin ellos, account o platform. Nunca más que quien la crea'),
  expires_at: instant()
    .prefs({ convert: true })
    .allow(null)
    .description('Desde cuándo deja de servir; sin él, nunca'),
  allowed_networks: Joi.array()
    .items(line(50))
    .max(MOST_NETWORKS)
    .description('Rangos CIDR o direcciones desde los que sirve; sin ellos, desde cualquiera'),
});

export interface RotateApiKeyBody {
  overlap_hours: number;
}
export const rotateApiKeyBody = Joi.object<RotateApiKeyBody>({
  overlap_hours: Joi.number()
    .min(0)
    .max(168)
    .default(24)
    .description('Cuántas horas sirve todavía la llave anterior'),
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
  key_id: id().required().description('Los ocho caracteres después de tmb_live_'),
});

export interface RevokeApiKeyQuery {
  account_id?: string;
}
export const revokeApiKeyQuery = Joi.object<RevokeApiKeyQuery>({
  account_id: id().description('La cuenta de la llave; sin ella, la de la credencial o la plataforma'),
});

/** A key without its secret. */
export interface ApiKeyView {
  key_id: string;
  account_id: string | null;
  name: string;
  prefix: string;
  last4: string;
  scopes: string[];
  expires_at: Date | null;
  allowed_networks: string[];
  rotated_from: string | null;
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
  scopes: Joi.array().items(Joi.string()).required(),
  expires_at: instant().allow(null).required(),
  allowed_networks: Joi.array().items(Joi.string()).required(),
  rotated_from: Joi.string().allow(null).required().description('La llave que esta reemplaza'),
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
const MIN_PASSWORD = 12;

/** A password that is to be kept. That it is not the e-mail is for the use case to say. */
export const newPassword = (): Joi.StringSchema<string> =>
  Joi.string<string>().min(MIN_PASSWORD).max(MAX_PASSWORD);

/** An e-mail address of any domain. */
export const emailAddress = (): Joi.StringSchema<string> =>
  Joi.string<string>()
    .email({ tlds: { allow: false } })
    .max(200);

export interface LoginBody {
  email: string;
  password: string;
}
export const loginBody = Joi.object<LoginBody>({
  email: emailAddress().required(),
  password: Joi.string().max(MAX_PASSWORD).required(),
});

/** A person who signed in. */
export interface UserView {
  user_id: string;
  account_id: string | null;
  email: string;
  name: string;
  must_change_password: boolean;
}
export const userKeys = {
  user_id: Joi.string().required(),
  account_id: Joi.string().allow(null).required(),
  email: Joi.string().required(),
  name: Joi.string().required(),
  must_change_password: Joi.boolean()
    .required()
    .description('Otra persona conoce su clave: pídale que la cambie'),
};
export const userView = Joi.object<UserView>(userKeys);

/** The session is in the cookies too; programs may send `token` as a Bearer. */
export interface LoginView {
  token: string;
  token_type: 'Bearer';
  expires_at: Date;
  refresh_token: string;
  refresh_expires_at: Date;
  user: UserView;
}
export const loginView = Joi.object<LoginView>({
  token: Joi.string().required().description('Token de acceso, de 15 minutos'),
  token_type: Joi.string().valid('Bearer').required(),
  expires_at: instant().required(),
  refresh_token: Joi.string()
    .required()
    .description('Se cambia una sola vez por el par siguiente; usarlo de nuevo cierra la sesión'),
  refresh_expires_at: instant().required(),
  user: userView.required(),
});

export interface RefreshBody {
  refresh_token?: string;
}
export const refreshBody = Joi.object<RefreshBody>({
  refresh_token: line(200).description('Sin él, el de la cookie; entonces con el encabezado X-Timbre-Csrf'),
});

export interface ChangePasswordBody {
  current_password: string;
  new_password: string;
}
export const changePasswordBody = Joi.object<ChangePasswordBody>({
  current_password: Joi.string().max(MAX_PASSWORD).required(),
  new_password: newPassword().required().description('12 caracteres o más, distinta del correo'),
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
