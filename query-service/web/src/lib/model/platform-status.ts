import type { ComponentHealth, PlatformStatus } from '../api/operations';

/** A service with its parts. */
export interface ServiceHealth extends ComponentHealth {
  parts: ComponentHealth[];
}

export function healthTone(status: string): 'ok' | 'warn' | 'alarm' {
  const word = status.toUpperCase();
  return word === 'UP' || word === 'OK' ? 'ok' : word === 'DOWN' || word === 'OUT_OF_SERVICE' ? 'alarm' : 'warn';
}

/** Services in the order they are told, each with its parts: a component `a/b` is the part `b` of `a`. */
export function servicesOf(status: PlatformStatus): ServiceHealth[] {
  const services = new Map<string, ServiceHealth>();
  for (const component of status.components) {
    const [service = component.name, ...part] = component.name.split('/');
    const known = services.get(service) ?? { name: service, status: component.status, parts: [] };
    if (part.length === 0) {
      services.set(service, { ...known, ...component });
    } else {
      services.set(service, { ...known, parts: [...known.parts, { ...component, name: part.join('/') }] });
    }
  }
  return [...services.values()];
}
