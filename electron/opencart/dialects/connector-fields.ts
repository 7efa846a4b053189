import { connectorCalls } from '../../../shared/connector/protocol';
import type { ApiCall, PlainRequest } from '../api-call';
import { readExactly } from '../request-fields';
import { isRawObject } from '../wire/fields';

/** A call to the connector, as the client's vocabulary has it. */
export type ConnectorApiCall = Extract<ApiCall, { readonly kind: 'connector' }>;

/** The form fields of a call to the connector, the same on every dialect (docs/connector-protocol.md, 1). */
export function writeConnectorFields(call: ConnectorApiCall): Readonly<Record<string, string>> {
  return { do: call.call, input: call.inputJson };
}

/** The call that a form tells; null when it holds anything else, an unknown call, or an input that is no JSON object. */
export function readConnectorFields(form: PlainRequest['form']): ConnectorApiCall | null {
  const fields = readExactly(form, ['do', 'input']);
  const call = connectorCalls.find((name) => name === fields?.do);
  if (fields === null || call === undefined || !isObjectText(fields.input)) return null;
  return { kind: 'connector', call, inputJson: fields.input };
}

function isObjectText(text: string): boolean {
  try {
    return isRawObject(JSON.parse(text));
  } catch {
    return false;
  }
}
