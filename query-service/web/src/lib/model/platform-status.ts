import type { ComponentHealth, PlatformStatus } from '../api/operations';

/**
 * Reads the platform's status in the shapes health endpoints use: a list of components, or an object by name as
 * Actuator's `components`.
 */
export function platformStatusOf(answer: unknown): PlatformStatus {
  const body = isObject(answer) ? answer : {};
  const listed = body['components'] ?? body['services'] ?? body['items'];
  const components = Array.isArray(listed) ? listed.map(ofListed) : isObject(listed) ? Object.entries(listed).map(ofNamed) : [];
  const status = typeof body['status'] === 'string' ? body['status'] : overall(components);
  return { status, components };
}

export function healthTone(status: string): 'ok' | 'warn' | 'alarm' {
  const word = status.toUpperCase();
  return word === 'UP' || word === 'OK' ? 'ok' : word === 'DOWN' || word === 'OUT_OF_SERVICE' ? 'alarm' : 'warn';
}

function overall(components: readonly ComponentHealth[]): string {
  if (components.length === 0) {
    return 'UNKNOWN';
  }
  return components.every((component) => healthTone(component.status) === 'ok') ? 'UP' : 'DEGRADED';
}

function ofListed(item: unknown): ComponentHealth {
  const fields = isObject(item) ? item : {};
  return component(String(fields['name'] ?? fields['service'] ?? 'unnamed'), fields);
}

function ofNamed([name, value]: [string, unknown]): ComponentHealth {
  return component(name, isObject(value) ? value : { status: value });
}

function component(name: string, fields: Record<string, unknown>): ComponentHealth {
  const detail = fields['detail'] ?? fields['message'] ?? null;
  return { name, status: String(fields['status'] ?? 'UNKNOWN'), detail: detail === null ? null : String(detail) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
