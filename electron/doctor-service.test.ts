import { expect, test } from 'vitest';
import type { DoctorReport } from '../shared/doctor';
import { shopId } from '../shared/ids';
import { createDoctorService } from './doctor-service';
import type { DoctorPatient } from './opencart/doctor/examination';
import { goodKey, makeDoctor } from './opencart/doctor/testing/examine';
import { createServers } from './opencart/testing/servers';

const { serve, closeAll } = createServers();

const id = shopId('shop-1');
const form = {
  kind: 'form',
  username: 'anna',
  key: '',
  certificate: null,
  dialect: '3.0' as const,
} as const;

function service(address: string, key: string | null) {
  const steps: DoctorReport[] = [];
  const patients: DoctorPatient[] = [];
  const doctor = makeDoctor();
  const made = createDoctorService({
    openDoctor: async () => ({
      run(patient, onStep, signal) {
        patients.push(patient);
        return doctor.run(patient, onStep, signal);
      },
    }),
    findShop: (shop) =>
      shop === id ? { address, username: 'anna', certificate: null, dialect: '3.0' } : null,
    keyOf: () => key,
    onStep: (step) => steps.push(step),
  });
  return { made, steps, patients };
}

test('examines a connected shop with its own key, and one of the form with what stands there', async () => {
  const url = await serve((_, response) => response.end('{"error":"no"}'));
  const { made, steps, patients } = service(url, goodKey);
  const report = await made.run({ kind: 'shop', shop: id });
  expect(report).toMatchObject({ ok: true, value: { isFinished: true, address: url } });
  expect(JSON.stringify([report, steps])).not.toContain(goodKey);
  await made.run({ ...form, address: url });
  expect(patients.map(({ key }) => key)).toEqual([goodKey, '']);
  expect(steps.length).toBeGreaterThan(4);
  closeAll();
});

test('tells that a key is not known, and that there is no such shop', async () => {
  const url = await serve((_, response) => response.end('{"error":"no"}'));
  const { made } = service(url, null);
  const report = await made.run({ kind: 'shop', shop: id });
  const login = report.ok ? report.value.findings.find(({ check }) => check === 'login') : null;
  expect(login).toMatchObject({ state: 'failed', error: { code: 'no-key' } });
  expect(await made.run({ kind: 'shop', shop: shopId('other') })).toMatchObject({
    error: { code: 'no-shop' },
  });
  closeAll();
});

test('a new examination ends the one before, and one can be called off', async () => {
  const asked: (() => void)[] = [];
  const arrived = () => new Promise<void>((resolve) => asked.push(resolve));
  const url = await serve(() => asked.shift()?.());
  const { made, steps } = service(url, null);
  const first = arrived();
  const before = made.run({ ...form, address: url });
  await first;
  const second = arrived();
  const after = made.run({ ...form, address: url });
  expect(await before).toMatchObject({ ok: true, value: { isFinished: false } });
  await second;
  const heard = steps.length;
  made.cancel();
  expect(await after).toMatchObject({ ok: true, value: { isFinished: false } });
  expect(steps).toHaveLength(heard);
  made.cancel(); // nothing under way
  closeAll();
});
