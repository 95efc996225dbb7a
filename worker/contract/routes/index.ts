import type { ClientSchema } from '../route/client.ts';
import { customerRoutes } from './customers.ts';
import { diaryRoutes } from './diary.ts';
import { flowRoutes } from './flows.ts';
import { fileRoutes, jobRoutes } from './jobs.ts';
import { moneyRoutes } from './money.ts';
import { noticeRoutes } from './notices.ts';
import { peopleRoutes } from './people.ts';
import type { Route } from '../route/route.ts';
import { serviceRoutes } from './service.ts';
import { sheetRoutes } from './sheet.ts';
import { catalogueRoutes } from './shop/catalogue.ts';
import { settingRoutes } from './shop/settings.ts';
import { staffRoutes } from './shop/staff.ts';
import { transferRoutes } from './transfer.ts';
import { viewRoutes } from './views.ts';

type RoutesOf<Group> = Group[keyof Group];

type DeclaredRoute =
  | RoutesOf<typeof jobRoutes>
  | RoutesOf<typeof fileRoutes>
  | RoutesOf<typeof sheetRoutes>
  | RoutesOf<typeof moneyRoutes>
  | RoutesOf<typeof noticeRoutes>
  | RoutesOf<typeof peopleRoutes>
  | RoutesOf<typeof viewRoutes>
  | RoutesOf<typeof flowRoutes>
  | RoutesOf<typeof diaryRoutes>
  | RoutesOf<typeof transferRoutes>
  | RoutesOf<typeof staffRoutes>
  | RoutesOf<typeof settingRoutes>
  | RoutesOf<typeof catalogueRoutes>
  | RoutesOf<typeof customerRoutes>
  | RoutesOf<typeof serviceRoutes>;

/** All routes for the typed client. */
export type ApiSchema = ClientSchema<DeclaredRoute>;

/** The routes by resource. */
export const routeGroups: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  jobs: jobRoutes,
  files: fileRoutes,
  sheet: sheetRoutes,
  money: moneyRoutes,
  notices: noticeRoutes,
  people: peopleRoutes,
  views: viewRoutes,
  flows: flowRoutes,
  diary: diaryRoutes,
  transfer: transferRoutes,
  staff: staffRoutes,
  settings: settingRoutes,
  catalogue: catalogueRoutes,
  customers: customerRoutes,
  service: serviceRoutes,
};

/** Every route of the API. */
export const routes: readonly Route[] = Object.values(routeGroups).flatMap((group) => Object.values(group));

/** The first part of a path: `/api`, `/webhooks`. */
const rootOf = (path: string): string => `/${path.split('/')[1] ?? ''}`;

/** The first path segments of the API. */
export const apiRoots: readonly string[] = [...new Set(routes.map(({ path }) => rootOf(path)))];

/** The first path segments that only the local entry serves: the sandbox pay page, the outbox and the demo. */
export const localRoots: readonly string[] = ['/sandbox', '/local'];
