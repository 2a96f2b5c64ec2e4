import { AppError } from '@timbre/kernel';
import type { ChosenAddress } from '../intake/import-form.ts';
import { findUseCase, USE_CASES, type UseCaseCountry } from './catalogue.ts';

/** The use case that an address names. Throws 400 for one that is none, with those that there are (contract A1). */
export const useCaseAt = (country: UseCaseCountry, name: string): ChosenAddress => {
  const use_case = findUseCase(name);
  if (use_case === undefined) {
    throw new AppError(
      'invalid_request',
      `Caso de uso desconocido: ${name.slice(0, 50)}. Use uno de: ${USE_CASES.join(', ')}`,
    );
  }
  return { use_case, country };
};
