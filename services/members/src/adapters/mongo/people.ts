import { pageOf } from '@rayon/kernel';
import { above, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { type BrandUser, type StaffMember, type StaffRole, staffRoles } from '../../domain/staff';
import type { People } from '../../use-cases/ports';
import type { EmailsOf } from './logins';
import { sessionOf } from './session-of';

type StaffRow = { _id: string; name: string; role: StaffRole; storeIds: string[]; createdAt: Date };
type BrandUserRow = { _id: string; name: string; brandId: string; createdAt: Date };

const staffSchema = new Schema<StaffRow>(
  {
    _id: required.text,
    name: required.text,
    role: { type: String, enum: staffRoles, required: true },
    storeIds: required.texts,
    createdAt: required.instant,
  },
  { versionKey: false },
);

const brandUserSchema = new Schema<BrandUserRow>(
  {
    _id: required.text,
    name: required.text,
    brandId: required.text,
    createdAt: required.instant,
  },
  { versionKey: false },
).index({ brandId: 1 });

const toStaff = ({ _id, ...staff }: StaffRow): StaffMember => ({ ...staff, id: _id });
const toBrandUser = ({ _id, ...user }: BrandUserRow): BrandUser => ({ ...user, id: _id });

/** Staff and brand users in the store; their addresses live with their logins. */
export const peopleIn = (connection: Connection, emailsOf: EmailsOf): People => {
  const staff = connection.model<StaffRow>('Staff', staffSchema, 'staff');
  const brandUsers = connection.model<BrandUserRow>('BrandUser', brandUserSchema, 'brandUsers');
  return {
    insertStaff: async (transaction, { id, storeIds, ...person }) => {
      await staff.create([{ _id: id, ...person, storeIds: [...storeIds] }], {
        session: sessionOf(transaction),
      });
    },
    findStaff: async (id) => {
      const row = await staff.findOne({ _id: id }).lean<StaffRow>();
      return row ? toStaff(row) : undefined;
    },
    listStaff: async ({ first, after }) => {
      const filter = after === undefined ? {} : { _id: above(after) };
      const rows = await staff
        .find(filter)
        .sort({ _id: 1 })
        .limit(first + 1)
        .lean<StaffRow[]>();
      const emails = await emailsOf(rows.map(({ _id }) => _id));
      return pageOf(rows, first, {
        markOf: ({ _id }) => _id,
        toItem: (row) => ({ ...toStaff(row), email: emails.get(row._id) ?? '' }),
      });
    },
    anyStaff: async (transaction) =>
      (await staff.findOne({}, { _id: 1 }).session(sessionOf(transaction)).lean()) !== null,
    insertBrandUser: async (transaction, { id, ...user }) => {
      await brandUsers.create([{ _id: id, ...user }], { session: sessionOf(transaction) });
    },
    findBrandUser: async (id) => {
      const row = await brandUsers.findOne({ _id: id }).lean<BrandUserRow>();
      return row ? toBrandUser(row) : undefined;
    },
  };
};
