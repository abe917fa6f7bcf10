const instancePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Tells whether a value is a valid instance id. The empty id means the unnamed instance, for setups that have only one.
 */
export const isInstanceId = (value: unknown): value is string =>
  typeof value === "string" && (value === "" || instancePattern.test(value));

/**
 * Tells whether a source id belongs to an instance. Source ids of a named instance start with its name, as in
 * `laptop/42`. Those of the unnamed instance have no prefix; there, the `instanceId` field of the stored row decides.
 */
export const isInNamespace = (sourceId: string, instanceId: string): boolean =>
  instanceId === "" || (sourceId.startsWith(instanceId + "/") && sourceId.length > instanceId.length + 1);
