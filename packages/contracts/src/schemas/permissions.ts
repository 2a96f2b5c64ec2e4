import Joi from 'joi';

const SENSITIVITY_NAMES = ['bajo', 'normal', 'alto', 'critico'] as const;

/** One right that there is. */
export interface CapabilityView {
  name: string;
  sensitivity: (typeof SENSITIVITY_NAMES)[number];
  platform_only: boolean;
}
/** A ready-made set of rights. */
export interface PermissionGroupView {
  code: string;
  name: string;
  description: string;
  platform_only: boolean;
  capabilities: string[];
}
/** A named set of rights for keys. */
export interface KeyScopeView {
  scope: string;
  capabilities: string[];
}

export interface PermissionsView {
  capabilities: CapabilityView[];
  groups: PermissionGroupView[];
  key_scopes: KeyScopeView[];
}
const names = () => Joi.array().items(Joi.string()).required();
export const permissionsView = Joi.object<PermissionsView>({
  capabilities: Joi.array()
    .items(
      Joi.object<CapabilityView>({
        name: Joi.string().required(),
        sensitivity: Joi.string()
          .valid(...SENSITIVITY_NAMES)
          .required()
          .description('De alto y critico, cada uso queda en la auditoría'),
        platform_only: Joi.boolean().required().description('Nadie de una cuenta puede tenerla'),
      }),
    )
    .required(),
  groups: Joi.array()
    .items(
      Joi.object<PermissionGroupView>({
        code: Joi.string().required(),
        name: Joi.string().required(),
        description: Joi.string().required(),
        platform_only: Joi.boolean().required(),
        capabilities: names(),
      }),
    )
    .required(),
  key_scopes: Joi.array()
    .items(Joi.object<KeyScopeView>({ scope: Joi.string().required(), capabilities: names() }))
    .required(),
});
