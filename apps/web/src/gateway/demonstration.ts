import type { DeviceKind } from '@rayon/client';
import { useEffect, useState } from 'react';

/** The sign-ins of the demonstration retailer, when this Rayon runs it. */
export type Demonstration = {
  password: string;
  members: { email: string; name: string }[];
  staff: { email: string; name: string; role: string }[];
  brands: { email: string; name: string }[];
  stores: { id: string; name: string }[];
  /** Codes worth scanning, with what they are. */
  samples: { label: string; code: string }[];
};

let known: Promise<Demonstration | null> | undefined;

const load = () => {
  known ??= fetch('/demo.json').then(async (response) =>
    response.ok && response.headers.get('content-type')?.includes('json')
      ? ((await response.json()) as Demonstration)
      : null,
  );
  return known;
};

/** The demonstration, null when there is none, undefined while asking. */
export const useDemonstration = () => {
  const [demonstration, setDemonstration] = useState<Demonstration | null>();
  useEffect(() => {
    load().then(setDemonstration, () => setDemonstration(null));
  }, []);
  return demonstration;
};

/** A fresh one-time code that enrols this browser as a device of a demonstration store. */
export const demonstrationCode = async (kind: DeviceKind, storeId: string): Promise<string> => {
  const response = await fetch('/demo/enrolment-code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, storeId }),
  });
  if (!response.ok) throw new Error(`no code: ${response.status}`);
  return ((await response.json()) as { code: string }).code;
};
