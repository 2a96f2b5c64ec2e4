import Joi from 'joi';
import { faultView, type FaultView } from './batches.ts';
import { id, line } from './common.ts';

const MAX_PEOPLE = 5_000;

const people = (): Joi.ArraySchema<(string | number)[]> =>
  Joi.array<(string | number)[]>()
    .items(Joi.alternatives(line(60), Joi.number()))
    .min(1)
    .max(MAX_PEOPLE);

const why = () =>
  line(500).required().description('Por qué, por ejemplo «pagaron hoy»; queda en cada job y en la auditoría');

export interface WithdrawBody {
  account_id?: string;
  ruts?: (string | number)[];
  phones?: (string | number)[];
  reason: string;
}
export const withdrawBody = Joi.object<WithdrawBody>({
  account_id: id().description('Sin él, la cuenta de la credencial'),
  ruts: people().description('RUT con o sin puntos; fuera de Chile, el documento'),
  phones: people().description('En vez de los RUT, o además: cualquier teléfono de la persona'),
  reason: why(),
}).or('ruts', 'phones');

export interface WithdrawForm {
  account_id?: string;
  reason: string;
}
export const withdrawForm = Joi.object<WithdrawForm>({
  account_id: id().description('Sin él, la cuenta de la credencial'),
  reason: why(),
});

/** What became of a list of people who are not to be called any more. */
export interface WithdrawalView {
  success: true;
  message: string;
  withdrawal_id: string;
  people: number;
  cancelled: number;
  finishing: number;
  in_flight: number;
  batches: { batch_id: string | null; name: string | null; cancelled: number; finishing: number }[];
  not_found: string[];
  errors: FaultView[];
  warnings: string[];
}
const count = () => Joi.number().integer().required();
const nullableText = () => Joi.string().allow(null).required();
export const withdrawalView = Joi.object<WithdrawalView>({
  success: Joi.boolean().valid(true).required(),
  message: Joi.string().required(),
  withdrawal_id: Joi.string().required(),
  people: count().description('Personas retiradas de al menos una campaña'),
  cancelled: count().description('Jobs que ya no llamarán'),
  finishing: count().description('Jobs cuya llamada en curso termina; no la sigue otra'),
  in_flight: count().description(
    'Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza',
  ),
  batches: Joi.array()
    .items(
      Joi.object({
        batch_id: nullableText().description('null: llamadas individuales'),
        name: nullableText(),
        cancelled: count(),
        finishing: count(),
      }),
    )
    .required(),
  not_found: Joi.array()
    .items(Joi.string())
    .required()
    .description('Tal como se enviaron: nadie así espera en una campaña en curso'),
  errors: Joi.array().items(faultView).required().description('Entradas que no se pudieron leer'),
  warnings: Joi.array().items(Joi.string()).required(),
});
