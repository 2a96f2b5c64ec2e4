import Joi from 'joi';
import { id, instant, line } from './common.ts';
import { emailAddress, newPassword, userKeys, type UserView } from './identity.ts';

const MOST_GROUPS = 20;
const code = () =>
  Joi.string<string>()
    .pattern(/^[a-z_]{1,60}$/, 'el código de un grupo')
    .description('El código de un grupo, de GET /permissions');

/** A group as it is asked for. */
export interface GroupBody {
  code: string;
  expires_at?: Date | null;
}
const groupBody = Joi.object<GroupBody>({
  code: code().required(),
  expires_at: instant()
    .prefs({ convert: true })
    .allow(null)
    .description('Desde cuándo ya no vale; sin él, siempre'),
});
const groups = () => Joi.array<GroupBody[]>().items(groupBody).max(MOST_GROUPS);

export interface UserListQuery {
  account_id?: string;
  is_active?: boolean;
  group?: string;
  limit: number;
  cursor?: string;
}
export const userListQuery = Joi.object<UserListQuery>({
  account_id: id().description('La cuenta; sin ella, la de la credencial o las personas de la plataforma'),
  is_active: Joi.boolean().description('Solo las activas, o solo las suspendidas'),
  group: code(),
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántas personas'),
  cursor: id().description('next_cursor de la respuesta anterior'),
});

export interface CreateUserBody {
  account_id?: string | null;
  email: string;
  name: string;
  password?: string;
  groups: GroupBody[];
}
export const createUserBody = Joi.object<CreateUserBody>({
  account_id: id().allow(null).description('La cuenta; sin ella, la de la credencial o la plataforma'),
  email: emailAddress().required(),
  name: line(100).required(),
  password: newPassword().description('Sin ella, se crea una al azar que se muestra una sola vez'),
  groups: groups().default([]).description('Nunca con más permisos que quien la crea'),
});

export interface UserParams {
  user_id: string;
}
const userParam = { user_id: id().required().description('Id de la persona') };
export const userParams = Joi.object<UserParams>(userParam);

export interface PatchUserBody {
  name: string;
}
export const patchUserBody = Joi.object<PatchUserBody>({ name: line(100).required() });

export interface ResetPasswordBody {
  password?: string;
}
export const resetPasswordBody = Joi.object<ResetPasswordBody>({
  password: newPassword().description('Sin ella, se crea una al azar que se muestra una sola vez'),
});

export interface SetGroupsBody {
  groups: GroupBody[];
}
export const setGroupsBody = Joi.object<SetGroupsBody>({ groups: groups().required() });

const EXCEPTION_KINDS = ['conceder', 'revocar'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export interface ExceptionBody {
  kind: ExceptionKind;
  capability: string;
  reason: string;
  expires_at?: Date | null;
}
export const exceptionBody = Joi.object<ExceptionBody>({
  kind: Joi.string()
    .valid(...EXCEPTION_KINDS)
    .required()
    .description('revocar vale más que conceder, y ambos más que los grupos'),
  capability: Joi.string()
    .pattern(/^[a-z_]+(?:\.[a-z_]+){3}$/, 'una capacidad, como sistema.operaciones.lotes.ver')
    .max(100)
    .required(),
  reason: line(300).required().description('Queda en la auditoría'),
  expires_at: instant()
    .prefs({ convert: true })
    .allow(null)
    .description('Hasta cuándo vale; sin él, hasta quitarla'),
});

export interface ExceptionParams extends UserParams {
  exception_id: string;
}
export const exceptionParams = Joi.object<ExceptionParams>({
  ...userParam,
  exception_id: id().required().description('Id de la excepción'),
});

/** That a person is in a group. */
export interface MembershipView {
  code: string;
  expires_at: Date | null;
}
const membershipView = Joi.object<MembershipView>({
  code: Joi.string().required(),
  expires_at: instant().allow(null).required(),
});

/** One right given to, or taken from, a person in spite of their groups. */
export interface ExceptionView {
  exception_id: string;
  kind: ExceptionKind;
  capability: string;
  reason: string;
  expires_at: Date | null;
  granted_by: string;
  created_at: Date;
}
export const exceptionView = Joi.object<ExceptionView>({
  exception_id: Joi.string().required(),
  kind: Joi.string()
    .valid(...EXCEPTION_KINDS)
    .required(),
  capability: Joi.string().required(),
  reason: Joi.string().required(),
  expires_at: instant().allow(null).required(),
  granted_by: Joi.string().required().description('Id de la persona o llave que la dio'),
  created_at: instant().required(),
});

/** A person as those see them who administer people. */
export interface PersonView extends UserView {
  is_active: boolean;
  groups: MembershipView[];
  exceptions: ExceptionView[];
  created_at: Date;
  last_login_at: Date | null;
}
const personKeys = {
  ...userKeys,
  is_active: Joi.boolean().required(),
  groups: Joi.array().items(membershipView).required(),
  exceptions: Joi.array().items(exceptionView).required(),
  created_at: instant().required(),
  last_login_at: instant().allow(null).required(),
};
export const personView = Joi.object<PersonView>(personKeys);

/** A person with the password that was made up for them, or null when it was given. */
export interface CreatedPerson extends PersonView {
  password: string | null;
}
export const createdPerson = Joi.object<CreatedPerson>({
  ...personKeys,
  password: Joi.string().allow(null).required().description('La clave al azar; no se vuelve a mostrar'),
});

export interface PersonList {
  data: PersonView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const personList = Joi.object<PersonList>({
  data: Joi.array().items(personView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});

/** Groups and exceptions of a person, and what they amount to now. */
export interface UserRightsView {
  groups: MembershipView[];
  exceptions: ExceptionView[];
  capabilities: string[];
}
export const userRightsView = Joi.object<UserRightsView>({
  groups: Joi.array().items(membershipView).required(),
  exceptions: Joi.array().items(exceptionView).required(),
  capabilities: Joi.array().items(Joi.string()).required().description('Lo que puede hacer ahora'),
});
