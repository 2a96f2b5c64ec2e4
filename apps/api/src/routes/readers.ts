import type { Credential } from '@timbre/accounts';
import type { Reader } from '../present/job.ts';

/**
 * What a credential may see of a person. Keys of programs get contact data in clear when they hold the right; a
 * person's session gets it masked, because a screen is seen by more people than signed in (decisions.md §5.5).
 */
export const readerOf = ({ kind, capabilities }: Credential): Reader => ({
  contacts: kind === 'api_key' && capabilities.has('sistema.operaciones.contactos.ver'),
  transcripts: capabilities.has('sistema.operaciones.llamadas.ver_transcripciones'),
  recordings: capabilities.has('sistema.operaciones.llamadas.ver_grabaciones'),
});
