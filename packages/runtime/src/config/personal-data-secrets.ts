/** Where nothing real is kept, processes agree without being told. Production demands the variable. */
const FOR_DEVELOPMENT = ['people are hidden by this on machines of developers only'];

/** The secrets that name people by keys, today's first; the same for every process of an installation. */
export const personalDataSecrets = (config: {
  readonly PERSONAL_DATA_SECRETS?: readonly string[];
}): readonly string[] => config.PERSONAL_DATA_SECRETS ?? FOR_DEVELOPMENT;
