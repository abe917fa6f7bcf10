const instancePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The empty id stands for the only instance. */
export const isInstanceId = (value: unknown): value is string =>
  typeof value === "string" && (value === "" || instancePattern.test(value));

/** Source ids of a named instance begin with its name. Those of the unnamed one are told apart by the row's instanceId. */
export const inNamespace = (sourceId: string, instanceId: string): boolean =>
  instanceId === "" || (sourceId.startsWith(instanceId + "/") && sourceId.length > instanceId.length + 1);
