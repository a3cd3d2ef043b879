import { ApiProblem, isAbort } from '../api/problem';

export interface Toast {
  id: number;
  tone: 'problem' | 'success' | 'info';
  title: string;
  detail: string;
  correlationId?: string;
}

const LIFETIME_MS = { problem: 12_000, success: 4_000, info: 6_000 };
const MAX_SHOWN = 4;

/** Short notes in the corner of the page. */
export class Toasts {
  items = $state.raw<readonly Toast[]>([]);
  #nextId = 1;

  success(title: string, detail = ''): void {
    this.#show({ tone: 'success', title, detail });
  }

  info(title: string, detail = ''): void {
    this.#show({ tone: 'info', title, detail });
  }

  /** Shows a failure with what the server said of it; a request aborted by the page itself is none. */
  problem(cause: unknown): void {
    if (isAbort(cause)) {
      return;
    }
    if (cause instanceof ApiProblem) {
      const fields = cause.errors.map((error) => `${error.field}: ${error.message}`).join(' · ');
      this.#show({
        tone: 'problem',
        title: cause.title,
        detail: [cause.message, fields].filter(Boolean).join(' '),
        ...(cause.correlationId ? { correlationId: cause.correlationId } : {})
      });
    } else {
      this.#show({ tone: 'problem', title: 'Something went wrong', detail: String(cause) });
    }
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  #show(toast: Omit<Toast, 'id'>): void {
    const id = this.#nextId++;
    const others = this.items.filter((shown) => shown.title !== toast.title || shown.detail !== toast.detail);
    this.items = [...others, { ...toast, id }].slice(-MAX_SHOWN);
    setTimeout(() => this.dismiss(id), LIFETIME_MS[toast.tone]);
  }
}
