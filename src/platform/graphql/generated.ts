/* Generated from schema.graphql by `npm run generate`. */
/** What a resolver hands over: fields with resolvers of their own may be missing; `id` is what the rows are numbered or named by. */
export type Row<T> = T extends Date ? T : T extends readonly (infer Item)[] ? readonly Row<Item>[] : T extends object ? { readonly [Key in keyof T]?: Key extends 'id' ? string | number | null : Row<T[Key]> } : T;

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MercuriusContext } from 'mercurius';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** A moment in UTC. */
  DateTime: { input: Date; output: Date; }
  /** A GeoJSON geometry: longitude before latitude, EPSG:4326. */
  GeoJSONGeometry: { input: { readonly type: string; readonly coordinates: readonly unknown[] }; output: { readonly type: string; readonly coordinates: readonly unknown[] }; }
  /** A GeoJSON point: longitude before latitude, EPSG:4326. */
  GeoJSONPoint: { input: { readonly type: 'Point'; readonly coordinates: readonly [number, number] }; output: { readonly type: 'Point'; readonly coordinates: readonly [number, number] }; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** What a community did with its residents and partners. */
export type Activity = {
  readonly __typename?: 'Activity';
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Until when. */
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Which facility it was held at; null = none, or nobody said. */
  readonly facilityExternalId: Maybe<Scalars['ID']['output']>;
  /** When, or since when. */
  readonly heldOn: Scalars['Date']['output'];
  /** What it is. */
  readonly kind: ActivityKind;
  /** What else there is to say. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** How many took part. */
  readonly participants: Maybe<Scalars['Int']['output']>;
  /** Who took part beside residents, by semicolons. */
  readonly partners: Maybe<Scalars['String']['output']>;
  /** What it is called. */
  readonly title: Scalars['String']['output'];
};

/** A page of activities. */
export type ActivityConnection = {
  readonly __typename?: 'ActivityConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ActivityEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An activity on a page. */
export type ActivityEdge = {
  readonly __typename?: 'ActivityEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Activity;
};

/** What an activity is. */
export type ActivityInput = {
  /** The community. */
  readonly communityCode: Scalars['ID']['input'];
  /** Until when. */
  readonly endedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Which facility it was held at. */
  readonly facilityExternalId?: InputMaybe<Scalars['ID']['input']>;
  /** When, or since when. */
  readonly heldOn: Scalars['Date']['input'];
  /** What it is. */
  readonly kind: ActivityKind;
  /** What else there is to say. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** How many took part. */
  readonly participants?: InputMaybe<Scalars['Int']['input']>;
  /** Who took part beside residents, by semicolons. */
  readonly partners?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly title: Scalars['String']['input'];
};

/** What communities do. */
export type ActivityKind =
  /** 片区联动 */
  | 'area_linkage'
  /** 社企联动 */
  | 'enterprise_linkage'
  /** Something else. */
  | 'other'
  /** 党建联盟 */
  | 'party_alliance'
  /** 物业联动 */
  | 'property_linkage'
  /** 便民服务周 */
  | 'service_week'
  /** 强社惠民 */
  | 'strong_community'
  /** 大物业 */
  | 'whole_area_management';

/** What is not as planned. */
export type AsBuiltInput = {
  /** External id of a new facility, or of one that is registered already; default: that of the project. */
  readonly facility?: InputMaybe<Scalars['ID']['input']>;
  /** EPSG:4326. */
  readonly location?: InputMaybe<Scalars['GeoJSONPoint']['input']>;
  /** What it is called. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of the type, as it is to be. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** Hours that it is to be open a week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** What can be done to a thing. */
export type AuditAction =
  /** It was deleted. */
  | 'delete'
  /** It is new. */
  | 'insert'
  /** It was changed. */
  | 'update';

/** One change of something people keep: who, when, from what to what. Nothing in the audit is ever changed. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** What was done. */
  readonly action: AuditAction;
  /** Of a change, the columns that changed, as they are since; of what is new, all; null for a deletion. */
  readonly after: Maybe<Scalars['JSON']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Of a change, the columns that changed, as they were; of a deletion, all; null for what is new. */
  readonly before: Maybe<Scalars['JSON']['output']>;
  /** What people know that by: a code, an external id, a number. */
  readonly key: Scalars['String']['output'];
  /** Its number: later changes have higher ones. */
  readonly number: Scalars['Int']['output'];
  /** Whose administrators may read this. */
  readonly regionCode: Scalars['ID']['output'];
  /** The `x-request-id` of the answer; null at the command line and for the service's own work. */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /** The role of the token; null outside a request. */
  readonly role: Maybe<Scalars['String']['output']>;
  /** Who: the subject of the token. */
  readonly subject: Scalars['String']['output'];
  /** What it was done to, such as facility, standard, run, client. */
  readonly what: Scalars['String']['output'];
};

/** A page of changes. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A change on a page. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  /** Send as `after` for what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: AuditEntry;
};

/** Regions whose figure lies in five points. */
export type Bin = {
  readonly __typename?: 'Bin';
  /** Regions. */
  readonly count: Scalars['Int']['output'];
  /** Included. */
  readonly from: Scalars['Float']['output'];
  /** Not included, but for 100. */
  readonly to: Scalars['Float']['output'];
};

/** A box in degrees, EPSG:4326; one over the antimeridian is none. */
export type BoundingBox = {
  /** Greatest longitude. */
  readonly east: Scalars['Float']['input'];
  /** Greatest latitude. */
  readonly north: Scalars['Float']['input'];
  /** Least latitude. */
  readonly south: Scalars['Float']['input'];
  /** Least longitude. */
  readonly west: Scalars['Float']['input'];
};

/** A planned facility in short. */
export type BriefFacility = {
  readonly __typename?: 'BriefFacility';
  /** What it costs. */
  readonly budget: Maybe<Scalars['Float']['output']>;
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The project. */
  readonly projectId: Scalars['ID']['output'];
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
  /** When it is built. */
  readonly year: Scalars['Int']['output'];
};

/** A public key of Ed25519, as JSON Web Key (RFC 8037). */
export type BundleKey = {
  readonly __typename?: 'BundleKey';
  /** Ed25519. */
  readonly crv: Scalars['String']['output'];
  /** Its thumbprint (RFC 7638). */
  readonly kid: Scalars['ID']['output'];
  /** OKP. */
  readonly kty: Scalars['String']['output'];
  /** The key, in base64url. */
  readonly x: Scalars['String']['output'];
};

/** Lines of one kind in a bundle. */
export type BundleSection = {
  readonly __typename?: 'BundleSection';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Their kind: standard, region, community, site. */
  readonly name: Scalars['String']['output'];
  /** SHA-256 of them. */
  readonly sha256: Scalars['String']['output'];
};

/** A survey of the households of a region in a half-year. */
export type Campaign = {
  readonly __typename?: 'Campaign';
  /** Since when nothing is collected any more. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its last day. */
  readonly closesOn: Scalars['Date']['output'];
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Who opened it. */
  readonly createdBy: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its first day. */
  readonly opensOn: Scalars['Date']['output'];
  /** The half-year. */
  readonly period: Scalars['String']['output'];
  /** What is asked. */
  readonly questionnaireCode: Scalars['ID']['output'];
  /** In which version. */
  readonly questionnaireVersion: Scalars['Int']['output'];
  /** The region. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Where it stands. */
  readonly state: CampaignState;
  /** Of the occupied households. */
  readonly targetPercent: Scalars['Int']['output'];
};

/** A page of campaigns. */
export type CampaignConnection = {
  readonly __typename?: 'CampaignConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<CampaignEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A campaign on a page. */
export type CampaignEdge = {
  readonly __typename?: 'CampaignEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Campaign;
};

/** Where a campaign stands. */
export type CampaignState =
  /** Nothing is collected any more, and its counts stand among the observations. */
  | 'closed'
  /** It collects. */
  | 'open'
  /** Its time is over, yet what comes late is still taken. */
  | 'over'
  /** It opens on a day to come. */
  | 'planned';

/** A place where a facility could stand. */
export type CandidateSite = {
  /** In any currency; needed with a budget. */
  readonly cost?: InputMaybe<Scalars['Float']['input']>;
  /** What it is called. */
  readonly id: Scalars['ID']['input'];
  /** Latitude, or north. */
  readonly lat: Scalars['Float']['input'];
  /** Longitude, or east. */
  readonly lon: Scalars['Float']['input'];
};

/** Scores of a category of facility types in a region. */
export type CategoryScore = {
  readonly __typename?: 'CategoryScore';
  /** Balance index (均衡指数). */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index (基础指数). */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Code of the category. */
  readonly category: Scalars['String']['output'];
  /** Chinese name of the category. */
  readonly categoryZh: Scalars['String']['output'];
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Governance index (治理指数). */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Weighted mean of its types' scores. */
  readonly score: Maybe<Scalars['Float']['output']>;
};

/** Why a type falls short, in the order the causes are tested: the first that holds is the main one. */
export type Cause =
  /** None of any state within budget of a site, nor of the community. */
  | 'absent'
  /** There are some, and none operates. */
  | 'closed'
  /** The community has operating ones of its own and reaches none of them. */
  | 'far'
  /** The governance index is low. */
  | 'poor_service'
  /** Supply is short, and would do if the community's own people alone used it. */
  | 'shared'
  /** The count is short. */
  | 'too_few'
  /** Those there are are too small. */
  | 'undersized'
  /** Coverage is short, or supply without one of the causes before. */
  | 'uneven';

/** Shortfalls by a main cause. */
export type CauseCount = {
  readonly __typename?: 'CauseCount';
  /** The cause. */
  readonly cause: Cause;
  /** English name of the cause. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the cause. */
  readonly nameZh: Scalars['String']['output'];
  /** How many types fall short by it. */
  readonly shortfalls: Scalars['Int']['output'];
};

/** A thing that a transaction wrote or removed. */
export type Change = {
  readonly __typename?: 'Change';
  /** Whether it is there to be read. */
  readonly action: ChangeAction;
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** What people know the thing by: a code, an external id, a number. */
  readonly key: Scalars['String']['output'];
  /** Its place in the feed: later changes have higher ones. */
  readonly position: Scalars['Float']['output'];
  /** Whose it is; 000000000000: nobody's in particular. */
  readonly regionCode: Scalars['ID']['output'];
  /** What it is. */
  readonly resource: ChangedResource;
  /** Where it stood then, such as published or operating; null for what has no states, and for what is removed. */
  readonly state: Maybe<Scalars['String']['output']>;
  /** Where REST reads it; null for what is removed, and where only its list is. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** Whether a thing is there to be read. */
export type ChangeAction =
  /** Gone. */
  | 'removed'
  /** New or changed: read it anew. */
  | 'written';

/** What happened to a facility type between two runs. */
export type ChangeCause =
  /** The standard has it no more. */
  | 'dropped_from_standard'
  /** The standard did not have it before. */
  | 'new_in_standard'
  /** The county had no record of it before. */
  | 'newly_surveyed'
  /** Nobody of its group lives here any more. */
  | 'no_longer_applies'
  /** The county has no record of it any more. */
  | 'no_longer_surveyed'
  /** Nobody of its group lived here before. */
  | 'now_applies'
  /** Its base, balance or governance index rose or fell. */
  | 'score_moved'
  /** It counts as before, or as little. */
  | 'unchanged'
  /** Its figures stayed, its share of the weights did not. */
  | 'weight_shifted';

/** How a value differs. */
export type ChangeKind =
  /** Only the other has it. */
  | 'added'
  /** Both have it. */
  | 'changed'
  /** Only the one has it. */
  | 'removed';

/** Changes in the order in which they came to be there. */
export type ChangePage = {
  readonly __typename?: 'ChangePage';
  /** At most as many as were asked for. */
  readonly changes: ReadonlyArray<Change>;
  /** Whether there is more already; false: ask again in a while. */
  readonly more: Scalars['Boolean']['output'];
  /** Send as since the next time. */
  readonly next: Scalars['String']['output'];
};

/** A facility that is judged otherwise in another version. */
export type ChangedConformity = {
  readonly __typename?: 'ChangedConformity';
  /** In the one. */
  readonly from: Conformity;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The project. */
  readonly projectId: Scalars['ID']['output'];
  /** In the other. */
  readonly to: Conformity;
};

/** A figure of two versions. */
export type ChangedFigure = {
  readonly __typename?: 'ChangedFigure';
  /** Of the one. */
  readonly from: Scalars['Float']['output'];
  /** Of the other. */
  readonly to: Scalars['Float']['output'];
};

/** A facility that costs otherwise in another version. */
export type ChangedMoney = {
  readonly __typename?: 'ChangedMoney';
  /** In the one. */
  readonly from: Maybe<Scalars['Float']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The project. */
  readonly projectId: Scalars['ID']['output'];
  /** In the other. */
  readonly to: Maybe<Scalars['Float']['output']>;
};

/** What the change feed tells of. */
export type ChangedResource =
  /** 活动 */
  | 'activity'
  /** 调查活动 */
  | 'campaign'
  /** 公共服务圈 */
  | 'circle_plan'
  /** 客户端 */
  | 'client'
  /** 声明 */
  | 'declaration'
  /** 一区一规划 */
  | 'district_plan'
  /** 设施 */
  | 'facility'
  /** 导入 */
  | 'import'
  /** 访谈 */
  | 'interview'
  /** 步行网络 */
  | 'network'
  /** 评价与工单 */
  | 'observation'
  /** 运营模式 */
  | 'operating_model'
  /** 运营记录 */
  | 'operation'
  /** 与伙伴系统的分歧 */
  | 'partner_conflict'
  /** 年度行动方案 */
  | 'programme'
  /** 补短板项目 */
  | 'project'
  /** 问卷 */
  | 'questionnaire'
  /** 收到的数据包 */
  | 'received_bundle'
  /** 区划 */
  | 'region'
  /** 报告 */
  | 'report'
  /** 答卷 */
  | 'response'
  /** 体检 */
  | 'run'
  /** 情景 */
  | 'scenario'
  /** 定时体检 */
  | 'schedule'
  /** 工单 */
  | 'service_issue'
  /** 小区 */
  | 'site'
  /** 金角银边 */
  | 'space'
  /** 标准 */
  | 'standard';

/** A target that is otherwise in another version. */
export type ChangedTarget = {
  readonly __typename?: 'ChangedTarget';
  /** By the end of this year. */
  readonly byYear: Scalars['Int']['output'];
  /** In the one. */
  readonly from: Scalars['Float']['output'];
  /** What is measured. */
  readonly measure: TargetMeasure;
  /** One community or circle; null: each. */
  readonly placeCode: Maybe<Scalars['String']['output']>;
  /** Of what it speaks. */
  readonly scope: TargetScope;
  /** In the other. */
  readonly to: Scalars['Float']['output'];
  /** Null: of all types, the index. */
  readonly typeCode: Maybe<Scalars['String']['output']>;
};

/** A facility that was chosen. */
export type ChosenFacility = {
  readonly __typename?: 'ChosenFacility';
  /** Add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility. */
  readonly action: ProjectAction;
  /** Other communities short of the same, most of whose need it would come to as well. */
  readonly alsoServes: ReadonlyArray<Scalars['ID']['output']>;
  /** Main cause of the shortfall that it treats. */
  readonly cause: Cause;
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Name of the community. */
  readonly communityNameZh: Scalars['String']['output'];
  /** What it costs. */
  readonly cost: Scalars['Float']['output'];
  /** As its sender calls it. */
  readonly externalId: Scalars['ID']['output'];
  /** External id of the facility that it is about. */
  readonly facility: Maybe<Scalars['ID']['output']>;
  /** Where its space is, else a place from which most of the need is met; null where no place does. */
  readonly location: Maybe<Scalars['GeoJSONPoint']['output']>;
  /** What helps, in English. */
  readonly measureEn: Scalars['String']['output'];
  /** What helps, in Chinese. */
  readonly measureZh: Scalars['String']['output'];
  /** How many of them it would come to. */
  readonly meets: Scalars['Float']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** 0 to 1, the higher the sooner. */
  readonly priority: Maybe<Scalars['Float']['output']>;
  /** In the supply unit of the type, as it is to be. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** External id of the idle space that it uses. */
  readonly space: Maybe<Scalars['ID']['output']>;
  /** Source of the space. */
  readonly spaceKind: Maybe<ProjectSpaceKind>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Persons of the community whose need is not met. */
  readonly unmet: Scalars['Float']['output'];
  /** Hours that it is to be open a week. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** A candidate that is chosen. */
export type ChosenSite = {
  readonly __typename?: 'ChosenSite';
  /** As it was given. */
  readonly cost: Maybe<Scalars['Float']['output']>;
  /** Their weight, in persons. */
  readonly gain: Scalars['Float']['output'];
  /** As the candidate was called. */
  readonly id: Scalars['ID']['output'];
  /** EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
  /** Who comes within the circle by it, beside those chosen before. */
  readonly newly: PeopleServed;
};

/** From so many residents to so many. */
export type CircleBand = {
  readonly __typename?: 'CircleBand';
  /** The least. */
  readonly least: Scalars['Float']['output'];
  /** The most. */
  readonly most: Scalars['Float']['output'];
};

/** From so many residents to so many. */
export type CircleBandInput = {
  /** The least. */
  readonly least: Scalars['Int']['input'];
  /** The most. */
  readonly most: Scalars['Int']['input'];
};

/** Residents that circles of each tier are to have. */
export type CircleBands = {
  readonly __typename?: 'CircleBands';
  /** Fifteen-minute circles. */
  readonly fifteen: CircleBand;
  /** Five-minute circles. */
  readonly five: CircleBand;
};

/** Residents that circles of each tier are to have. */
export type CircleBandsInput = {
  /** Fifteen-minute circles. */
  readonly fifteen?: InputMaybe<CircleBandInput>;
  /** Five-minute circles. */
  readonly five?: InputMaybe<CircleBandInput>;
};

/** A circle with fewer or more residents than its band. */
export type CircleBreach = {
  readonly __typename?: 'CircleBreach';
  /** Residents short of the least, below 0, or above the most. */
  readonly beyond: Scalars['Float']['output'];
  /** The circle. */
  readonly code: Scalars['ID']['output'];
  /** Its residents. */
  readonly population: Scalars['Float']['output'];
  /** Its tier. */
  readonly tier: CircleTier;
};

/** A circle like a community: what it has, what its residents reach, how it scores and what it lacks. */
export type CircleCheckup = {
  readonly __typename?: 'CircleCheckup';
  /** In the circle or within reach of its residents. */
  readonly facilities: ReadonlyArray<CircleFacility>;
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Number of the plan. */
  readonly planId: Scalars['Int']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** How it scores. */
  readonly score: CircleScore;
  /** The worst first. */
  readonly shortfalls: ReadonlyArray<CircleShortfall>;
  /** Its tier. */
  readonly tier: CircleTier;
  /** By facility type. */
  readonly types: ReadonlyArray<CircleType>;
};

/** What is to be otherwise in a draft. */
export type CircleEdit = {
  /** Code of the circle that is split. */
  readonly circle?: InputMaybe<Scalars['ID']['input']>;
  /** Codes of the circles that move, merge or part. */
  readonly circles?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What is done. */
  readonly edit: CircleEditKind;
  /** External ids of the sites that move or part. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Code of the circle that they move to. */
  readonly to?: InputMaybe<Scalars['ID']['input']>;
};

/** What is done to circles. */
export type CircleEditKind =
  /** Circles of one tier become one. */
  | 'merge'
  /** Five-minute circles go to another fifteen-minute one. */
  | 'moveCircles'
  /** Sites go to another five-minute circle. */
  | 'moveSites'
  /** A circle becomes two. */
  | 'split';

/** A facility in a circle or within reach of its residents. */
export type CircleFacility = {
  readonly __typename?: 'CircleFacility';
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Whether it stands in the circle. */
  readonly inCircle: Scalars['Boolean']['output'];
  /** From the nearest of them; null where none is within it. */
  readonly metres: Maybe<Scalars['Float']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Whether it operates. */
  readonly operating: Scalars['Boolean']['output'];
  /** Of the circle, within the type's budget of it. */
  readonly residents: Scalars['Float']['output'];
  /** Its type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** What the circles of a county share out. */
export type CircleGround =
  /** The boundary of the county. */
  | 'boundary'
  /** A hull of its sites: it has no boundary. */
  | 'hull'
  /** Polygons of a spatial plan. */
  | 'imported';

/** Unmet need of a circle's residents. */
export type CircleNeed = {
  readonly __typename?: 'CircleNeed';
  /** Code of the living circle. */
  readonly code: Scalars['ID']['output'];
  /** Persons of the size base, by the share of their need that is not met now. */
  readonly unmet: Scalars['Float']['output'];
};

/** A plan of living circles (公共服务圈) of a county or city. */
export type CirclePlan = {
  readonly __typename?: 'CirclePlan';
  /** When it was approved. */
  readonly approvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who approved it. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** Residents that circles are to have. */
  readonly bands: CircleBands;
  /** Number of the plan that it was copied from. */
  readonly copiedFrom: Maybe<Scalars['Int']['output']>;
  /** Its counties. */
  readonly counties: ReadonlyArray<CirclePlanCounty>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Whose walking distances it goes by; null: straight lines only. */
  readonly networkId: Maybe<Scalars['Int']['output']>;
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Whose residential sites it shares out. */
  readonly referenceDate: Scalars['Date']['output'];
  /** A county or city. */
  readonly regionCode: Scalars['ID']['output'];
  /** Counts its edits: what an edit names. */
  readonly revision: Scalars['Int']['output'];
  /** What the delineation took. */
  readonly seconds: Maybe<Scalars['Float']['output']>;
  /** What became of it: approved of one of its counties at least, or superseded of all. */
  readonly status: CirclePlanStatus;
};

/** A page of circle plans. */
export type CirclePlanConnection = {
  readonly __typename?: 'CirclePlanConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<CirclePlanEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A county of a plan. */
export type CirclePlanCounty = {
  readonly __typename?: 'CirclePlanCounty';
  /** The county. */
  readonly countyCode: Scalars['ID']['output'];
  /** What its circles share out. */
  readonly ground: CircleGround;
  /** What became of its circles. */
  readonly state: CirclePlanStatus;
  /** Plan that was approved for it since. */
  readonly supersededBy: Maybe<Scalars['Int']['output']>;
};

/** A circle plan in a page. */
export type CirclePlanEdge = {
  readonly __typename?: 'CirclePlanEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The circle plan. */
  readonly node: CirclePlan;
};

/** What became of a circle plan. */
export type CirclePlanStatus =
  /** In force. */
  | 'approved'
  /** Being edited. */
  | 'draft'
  /** Another one is in force since. */
  | 'superseded';

/** A hard rule that a plan does not keep. */
export type CircleProblem = {
  readonly __typename?: 'CircleProblem';
  /** Codes of the circles. */
  readonly circles: ReadonlyArray<Scalars['ID']['output']>;
  /** What is wrong, and what to do. */
  readonly detail: Scalars['String']['output'];
  /** membership, contiguity, nesting or polygons. */
  readonly rule: Scalars['String']['output'];
  /** External ids, 100 at most. */
  readonly sites: ReadonlyArray<Scalars['ID']['output']>;
};

/** How a circle scores, by the rules by which communities do. */
export type CircleScore = {
  readonly __typename?: 'CircleScore';
  /** Balance index, 0 to 100. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index, 0 to 100. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** The circle. */
  readonly code: Scalars['ID']['output'];
  /** Share of the figures that are measured, 0 to 1. */
  readonly completeness: Maybe<Scalars['Float']['output']>;
  /** Its county. */
  readonly countyCode: Scalars['ID']['output'];
  /** Of the residents' sufficiency over all types, 0 to 1. */
  readonly gini: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Grade of the standard. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Index, 0 to 100. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** By the run. */
  readonly population: Scalars['Float']['output'];
  /** Among the circles of its county. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Among those of the plan. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
  /** How many types fall short, by main cause. */
  readonly shortfallsByCause: Scalars['JSON']['output'];
  /** By the run. */
  readonly sites: Scalars['Int']['output'];
  /** Its tier. */
  readonly tier: CircleTier;
};

/** How the circles of a plan score. */
export type CircleScores = {
  readonly __typename?: 'CircleScores';
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Number of the plan. */
  readonly planId: Scalars['Int']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** In the order of their codes. */
  readonly scores: ReadonlyArray<CircleScore>;
  /** Sites of the plan that the run does not score: they came or went between its date and the plan's. */
  readonly sitesNotScored: Scalars['Int']['output'];
  /** Of which tier. */
  readonly tier: CircleTier;
};

/** A type below a threshold in a circle, with what caused it and what helps. */
export type CircleShortfall = {
  readonly __typename?: 'CircleShortfall';
  /** The main cause. */
  readonly cause: Cause;
  /** All causes that hold, the main one first. */
  readonly causes: ReadonlyArray<FoundCause>;
  /** Weight × (100 − score). */
  readonly severity: Scalars['Float']['output'];
  /** The figures below their thresholds. */
  readonly short: ReadonlyArray<ShortFigure>;
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A site of a circle. */
export type CircleSite = {
  readonly __typename?: 'CircleSite';
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Whether it lies within the bounds of its county. */
  readonly inBounds: Scalars['Boolean']['output'];
  /** Whether it finds a street. */
  readonly onNetwork: Scalars['Boolean']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
};

/** Tier of a living circle. */
export type CircleTier =
  /** 十五分钟生活圈: of whole five-minute circles */
  | 'fifteen'
  /** 五分钟生活圈 */
  | 'five';

/** What the circles of a tier come to. */
export type CircleTierFigures = {
  readonly __typename?: 'CircleTierFigures';
  /** How many. */
  readonly circles: Scalars['Int']['output'];
  /** Residents whose walk is a guess. */
  readonly estimatedPeople: Scalars['Float']['output'];
  /** Residents of the smallest. */
  readonly leastPopulation: Scalars['Float']['output'];
  /** Metres. */
  readonly longestWalk: Maybe<Scalars['Float']['output']>;
  /** Mean of the circles. */
  readonly meanCompactness: Maybe<Scalars['Float']['output']>;
  /** Of all residents to the centres, metres. */
  readonly meanWalk: Maybe<Scalars['Float']['output']>;
  /** Residents of the largest. */
  readonly mostPopulation: Scalars['Float']['output'];
};

/** Figures of a type in a circle. */
export type CircleType = {
  readonly __typename?: 'CircleType';
  /** Whether anybody of its group lives there. */
  readonly applies: Scalars['Boolean']['output'];
  /** Balance index, 0 to 100. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index, 0 to 100. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Its category. */
  readonly category: Scalars['String']['output'];
  /** Facilities counted of those required, 0 to 1. */
  readonly count: Maybe<Scalars['Float']['output']>;
  /** Share of its group that reaches one, 0 to 1. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** Operating ones in the circle. */
  readonly facilitiesOwn: Maybe<Scalars['Float']['output']>;
  /** Operating ones that its residents reach. */
  readonly facilitiesReached: Maybe<Scalars['Float']['output']>;
  /** How many there should be. */
  readonly facilitiesRequired: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Its English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Its Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** Score, 0 to 100. */
  readonly score: Maybe<Scalars['Float']['output']>;
  /** Share of the need that is met, 0 to 1. */
  readonly supply: Maybe<Scalars['Float']['output']>;
  /** Whether its county was surveyed for it. */
  readonly surveyed: Scalars['Boolean']['output'];
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Sufficiency of the quarter served worst, 0 to 1. */
  readonly worstQuarter: Maybe<Scalars['Float']['output']>;
};

/** Which rules a plan keeps. */
export type CircleValidation = {
  readonly __typename?: 'CircleValidation';
  /** Bands that it does not keep: it can be approved with them. */
  readonly breaches: ReadonlyArray<CircleBreach>;
  /** Number of the plan. */
  readonly planId: Scalars['Int']['output'];
  /** Hard rules that it does not keep: it cannot be approved with any. */
  readonly problems: ReadonlyArray<CircleProblem>;
  /** Its revision. */
  readonly revision: Scalars['Int']['output'];
  /** Whether it keeps every hard rule. */
  readonly valid: Scalars['Boolean']['output'];
};

/** A campaign that was closed. */
export type ClosedCampaign = {
  readonly __typename?: 'ClosedCampaign';
  /** Since when nothing is collected any more. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its last day. */
  readonly closesOn: Scalars['Date']['output'];
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Who opened it. */
  readonly createdBy: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Counts that stand among the observations. */
  readonly observations: Scalars['Int']['output'];
  /** Its first day. */
  readonly opensOn: Scalars['Date']['output'];
  /** The half-year. */
  readonly period: Scalars['String']['output'];
  /** What is asked. */
  readonly questionnaireCode: Scalars['ID']['output'];
  /** In which version. */
  readonly questionnaireVersion: Scalars['Int']['output'];
  /** The region. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Where it stands. */
  readonly state: CampaignState;
  /** Of the occupied households. */
  readonly targetPercent: Scalars['Int']['output'];
};

/** What became of one of many responses. */
export type CollectedItem = {
  readonly __typename?: 'CollectedItem';
  /** Whether it is the one that counts for its household. */
  readonly counted: Scalars['Boolean']['output'];
  /** Its external id; null for one that was not kept. */
  readonly externalId: Maybe<Scalars['ID']['output']>;
  /** What is odd about it. */
  readonly flags: ReadonlyArray<ResponseFlag>;
  /** In the list that was sent, from 0. */
  readonly position: Scalars['Int']['output'];
  /** Why it was not kept; none for one that was. */
  readonly problems: ReadonlyArray<CollectedProblem>;
};

/** Why a response was not kept. */
export type CollectedProblem = {
  readonly __typename?: 'CollectedProblem';
  /** What is wrong there. */
  readonly detail: Scalars['String']['output'];
  /** Where, as a JSON pointer. */
  readonly pointer: Scalars['String']['output'];
};

/** What became of a response. */
export type CollectedResponse = {
  readonly __typename?: 'CollectedResponse';
  /** Whether it is the one that counts for its household. */
  readonly counted: Scalars['Boolean']['output'];
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** What is odd about it. */
  readonly flags: ReadonlyArray<ResponseFlag>;
};

/** A community's full result with its inputs. */
export type CommunityCheckup = {
  readonly __typename?: 'CommunityCheckup';
  /** What stands behind the figures. */
  readonly inputs: Evidence;
  /** The run. */
  readonly run: Run;
  /** Every figure. */
  readonly score: RegionScore;
  /** Types below a threshold of the standard, the worst first. */
  readonly shortfalls: ReadonlyArray<Shortfall>;
};

/** Kinds of communities and residential sites. */
export type CommunityKind =
  /** Recent commercial housing (商品房型). */
  | 'commodity'
  /** 混合型 */
  | 'mixed'
  /** 新建型 */
  | 'new_build'
  /** 老旧小区型 */
  | 'old_estate'
  /** 安置型 */
  | 'resettlement';

/** A community at one sight. */
export type CommunityPortrait = {
  readonly __typename?: 'CommunityPortrait';
  /** Which it is. */
  readonly community: PortraitCommunity;
  /** What most ask for at the head. */
  readonly demand: ReadonlyArray<PortraitDemand>;
  /** Its sites, and the facilities that they reach or that are its own, with distances. */
  readonly inputs: Evidence;
  /** How its facilities are run, in the year of the run. */
  readonly operations: OperationSummary;
  /** Who lives there. */
  readonly people: PortraitPeople;
  /** Its projects that are not cancelled. */
  readonly projects: ReadonlyArray<Project>;
  /** Of its records as they are now. */
  readonly quality: Maybe<RegionQuality>;
  /** Indices, categories, types, trend, shortfalls with causes and measures. */
  readonly report: Report;
  /** Its idle spaces. */
  readonly spaces: ReadonlyArray<Space>;
};

/** How a community stands at a time. */
export type CommunityStanding = {
  readonly __typename?: 'CommunityStanding';
  /** Balance index. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Governance index. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Its grade. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** The index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
};

/** A community of two versions. */
export type ComparedCommunity = {
  readonly __typename?: 'ComparedCommunity';
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Index by the one. */
  readonly from: Maybe<Scalars['Float']['output']>;
  /** Index by the other. */
  readonly to: Maybe<Scalars['Float']['output']>;
};

/** What one of the scenarios would do. */
export type ComparedScenario = {
  readonly __typename?: 'ComparedScenario';
  /** The region as it would be. */
  readonly after: WhatIfRegionFigures;
  /** The region as it is. */
  readonly before: WhatIfRegionFigures;
  /** How many changes it has. */
  readonly changes: Scalars['Int']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Number of the scenario. */
  readonly number: Scalars['Int']['output'];
  /** Who is newly served. */
  readonly served: WhatIfServedAtAll;
  /** What to know before it is believed. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** A target. */
export type ComparedTarget = {
  readonly __typename?: 'ComparedTarget';
  /** By the end of this year. */
  readonly byYear: Scalars['Int']['output'];
  /** What is measured. */
  readonly measure: TargetMeasure;
  /** One community or circle; null: each. */
  readonly placeCode: Maybe<Scalars['String']['output']>;
  /** Of what it speaks. */
  readonly scope: TargetScope;
  /** Null: of all types, the index. */
  readonly typeCode: Maybe<Scalars['String']['output']>;
  /** At least so much. */
  readonly value: Scalars['Float']['output'];
};

/** A year of two versions; null where it is none of the plan's. */
export type ComparedYear = {
  readonly __typename?: 'ComparedYear';
  /** The one. */
  readonly from: Maybe<IndexFigures>;
  /** The other. */
  readonly to: Maybe<IndexFigures>;
  /** The year. */
  readonly year: Scalars['Int']['output'];
};

/** Regions side by side. */
export type Comparison = {
  readonly __typename?: 'Comparison';
  /** False where standards or walking networks differ: then part of a difference is that of the rules or of the map. */
  readonly comparable: Scalars['Boolean']['output'];
  /** Regions without figures to see. */
  readonly missing: ReadonlyArray<Scalars['ID']['output']>;
  /** What to know before comparing, in plain words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** In the order asked for. */
  readonly regions: ReadonlyArray<RegionScore>;
  /** The runs the figures are from. */
  readonly runs: ReadonlyArray<Run>;
};

/** Whether the place of a facility conforms to the land use of the spatial plan (用地符合性). */
export type Conformity =
  /** It does not. */
  | 'no'
  /** Nobody has looked yet. */
  | 'unchecked'
  /** It does on conditions. */
  | 'with_conditions'
  /** It does. */
  | 'yes';

/** How many facilities conform to the spatial plan. */
export type ConformityCounts = {
  readonly __typename?: 'ConformityCounts';
  /** They do not. */
  readonly no: Scalars['Int']['output'];
  /** Nobody has looked yet. */
  readonly unchecked: Scalars['Int']['output'];
  /** On conditions. */
  readonly withConditions: Scalars['Int']['output'];
  /** They do. */
  readonly yes: Scalars['Int']['output'];
};

/** Whether a place conforms to the land use of the spatial plan. */
export type ConformityInput = {
  /** Who looked; default: the caller. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** Needed for what does not conform, or only with conditions. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Default: today. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** The spatial plan, and where in it. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Whether it does. */
  readonly verdict: Conformity;
};

/** What an isochrone's contour is measured in. */
export type ContourMetric =
  /** Metres. */
  | 'distance'
  /** Minutes. */
  | 'time';

/** Cost of facilities by source of space. */
export type CostBySpaceKind = {
  readonly __typename?: 'CostBySpaceKind';
  /** What they cost. */
  readonly cost: Scalars['Float']['output'];
  /** How many. */
  readonly facilities: Scalars['Int']['output'];
  /** The source; null: none is named. */
  readonly spaceKind: Maybe<ProjectSpaceKind>;
};

/** Cost of facilities of a type. */
export type CostByType = {
  readonly __typename?: 'CostByType';
  /** What they cost. */
  readonly cost: Scalars['Float']['output'];
  /** How many. */
  readonly facilities: Scalars['Int']['output'];
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
};

/** What a county's projects brought. */
export type CountyEffect = {
  readonly __typename?: 'CountyEffect';
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** Measured for expected. */
  readonly delivered: Maybe<Scalars['Float']['output']>;
  /** What was expected. */
  readonly expectedLift: Scalars['Float']['output'];
  /** What was measured. */
  readonly measuredLift: Scalars['Float']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
};

/** How far a county's projects are. */
export type CountyProgress = {
  readonly __typename?: 'CountyProgress';
  /** What they were to cost when the programme was adopted. */
  readonly budget: Scalars['Float']['output'];
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** Not completed, though due before. */
  readonly late: Scalars['Int']['output'];
  /** What they are to lift. */
  readonly lift: Scalars['Float']['output'];
  /** Of that, by those that are accepted. */
  readonly liftAccepted: Scalars['Float']['output'];
  /** Milestones due until then. */
  readonly milestonesDue: Scalars['Int']['output'];
  /** Milestones that were due before and not done. */
  readonly milestonesLate: Scalars['Int']['output'];
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
  /** More spent than planned. */
  readonly overBudget: Scalars['Int']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
  /** How many are in which state. */
  readonly states: ProjectsByState;
};

/** How far a region's adopted programmes of a year were on a day. */
export type Dashboard = {
  readonly __typename?: 'Dashboard';
  /** By county. */
  readonly byCounty: ReadonlyArray<CountyProgress>;
  /** By facility type. */
  readonly byType: ReadonlyArray<TypeProgress>;
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** Adopted ones of the year. */
  readonly programmes: Scalars['Int']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** All of them. */
  readonly total: ProgressFigures;
  /** Its year. */
  readonly year: Scalars['Int']['output'];
};

/** What somebody decided of two facilities that looked like one. */
export type DecidedDuplicate = {
  readonly __typename?: 'DecidedDuplicate';
  /** Who decided. */
  readonly decidedBy: Scalars['String']['output'];
  /** What they are. */
  readonly decision: SameOrDifferent;
  /** The one that stays, where they are the same. */
  readonly keep: Scalars['ID']['output'];
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The other. */
  readonly other: Scalars['ID']['output'];
};

/** A county's word that it was surveyed and has none of a type. */
export type Declaration = {
  readonly __typename?: 'Declaration';
  /** Who made it. */
  readonly by: Scalars['String']['output'];
  /** The county. */
  readonly countyCode: Scalars['ID']['output'];
  /** When. */
  readonly declaredOn: Scalars['Date']['output'];
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A page of declarations. */
export type DeclarationConnection = {
  readonly __typename?: 'DeclarationConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<DeclarationEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A declaration on a page. */
export type DeclarationEdge = {
  readonly __typename?: 'DeclarationEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Declaration;
};

/** What the counted households of a region say of a facility type. */
export type Demand = {
  readonly __typename?: 'Demand';
  /** Households that were asked. */
  readonly asked: Scalars['Int']['output'];
  /** Those of them that ask for it. */
  readonly asks: Scalars['Int']['output'];
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Of whom: an age group, a kind of estate, or all. */
  readonly group: Scalars['String']['output'];
  /** Upper end of it. */
  readonly high: Maybe<Scalars['Float']['output']>;
  /** How urgently those who ask do, 0 to 1. */
  readonly intensity: Maybe<Scalars['Float']['output']>;
  /** Interviews of the region in this campaign that spoke of it. */
  readonly interviews: Scalars['Int']['output'];
  /** Lower end of its interval of 95 per cent, after Wilson. */
  readonly low: Maybe<Scalars['Float']['output']>;
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** By share among the types of its region and group. */
  readonly placeInRegion: Maybe<Scalars['Int']['output']>;
  /** By share among the regions of its type and group; equals share one. */
  readonly placeInType: Maybe<Scalars['Int']['output']>;
  /** Households that rated it. */
  readonly ratings: Scalars['Int']['output'];
  /** Mean of 1 to 5. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Of those asked, 0 to 1. */
  readonly share: Maybe<Scalars['Float']['output']>;
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A page of demand by region and type. */
export type DemandConnection = {
  readonly __typename?: 'DemandConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<DemandEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** Demand of a region for a type on a page. */
export type DemandEdge = {
  readonly __typename?: 'DemandEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Demand;
};

/** How demand is told apart. */
export type DemandGroup =
  /** By the age group of whoever answered. */
  | 'age'
  /** By the kind of the estate. */
  | 'estate'
  /** Not at all. */
  | 'none';

/** How a figure is spread over the regions of a level, each counting once. */
export type Distribution = {
  readonly __typename?: 'Distribution';
  /** Of five points. */
  readonly bins: ReadonlyArray<Bin>;
  /** Regions with a rank and the figure: those the distribution is of. */
  readonly count: Scalars['Int']['output'];
  /** What is counted. */
  readonly figure: Scalars['String']['output'];
  /** From the best; of the index only. */
  readonly grades: ReadonlyArray<GradeCount>;
  /** Level of the regions. */
  readonly level: RegionLevel;
  /** Interpolated between two regions, as are the others. */
  readonly lowerQuartile: Maybe<Scalars['Float']['output']>;
  /** The most. */
  readonly maximum: Maybe<Scalars['Float']['output']>;
  /** Each region counting once. */
  readonly mean: Maybe<Scalars['Float']['output']>;
  /** The middle. */
  readonly median: Maybe<Scalars['Float']['output']>;
  /** The least. */
  readonly minimum: Maybe<Scalars['Float']['output']>;
  /** Mean by residents. */
  readonly populationMean: Maybe<Scalars['Float']['output']>;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Of all regions, not of a sample. */
  readonly standardDeviation: Maybe<Scalars['Float']['output']>;
  /** Regions below the completeness floor, or without the figure. */
  readonly unranked: Scalars['Int']['output'];
  /** Three quarters lie below. */
  readonly upperQuartile: Maybe<Scalars['Float']['output']>;
  /** Region whose subtree is counted; 000000000000 = the whole country. */
  readonly within: Scalars['ID']['output'];
};

/** A version of the plan of a county (一区一规划). */
export type DistrictPlan = {
  readonly __typename?: 'DistrictPlan';
  /** Number of the plan of living circles that it sets targets for. */
  readonly circlePlanId: Maybe<Scalars['Int']['output']>;
  /** Number of the plan that it was made of. */
  readonly copiedFrom: Maybe<Scalars['Int']['output']>;
  /** Of its facilities that have a budget. */
  readonly cost: Scalars['Float']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** How many facilities it builds. */
  readonly facilityCount: Scalars['Int']['output'];
  /** Its first year. */
  readonly firstYear: Scalars['Int']['output'];
  /** Its last year. */
  readonly lastYear: Scalars['Int']['output'];
  /** States that the caller may bring it to. */
  readonly mayBecome: ReadonlyArray<DistrictPlanState>;
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Of the run. */
  readonly period: Scalars['String']['output'];
  /** A county. */
  readonly regionCode: Scalars['ID']['output'];
  /** Counts its edits: what an edit names. */
  readonly revision: Scalars['Int']['output'];
  /** The published run that it begins with: what it finds is the baseline, and its rules tell what is to be expected. */
  readonly runId: Scalars['Int']['output'];
  /** Only a draft changes. */
  readonly state: DistrictPlanState;
  /** Since when. */
  readonly stateSince: Scalars['DateTime']['output'];
  /** The plan whose approval took its place. */
  readonly supersededBy: Maybe<Scalars['Int']['output']>;
  /** How many targets it has. */
  readonly targetCount: Scalars['Int']['output'];
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** Counts the plans of the county. */
  readonly version: Scalars['Int']['output'];
};

/** A version of a plan in short. */
export type DistrictPlanBrief = {
  readonly __typename?: 'DistrictPlanBrief';
  /** The county as the run found it. */
  readonly baseline: IndexFigures;
  /** If all is built. */
  readonly expected: IndexFigures;
  /** Its first year. */
  readonly firstYear: Scalars['Int']['output'];
  /** Its last year. */
  readonly lastYear: Scalars['Int']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** The run that it begins with. */
  readonly runId: Scalars['Int']['output'];
  /** How many. */
  readonly targets: Scalars['Int']['output'];
  /** Of these, met. */
  readonly targetsMet: Scalars['Int']['output'];
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** Which version. */
  readonly version: Scalars['Int']['output'];
};

/** What a version of a plan has otherwise than another. */
export type DistrictPlanComparison = {
  readonly __typename?: 'DistrictPlanComparison';
  /** What it builds beside. */
  readonly added: ReadonlyArray<BriefFacility>;
  /** The county by the end of each year. */
  readonly byYear: ReadonlyArray<ComparedYear>;
  /** The index of each if all is built. */
  readonly communities: ReadonlyArray<ComparedCommunity>;
  /** Other verdicts. */
  readonly conformityChanged: ReadonlyArray<ChangedConformity>;
  /** In all. */
  readonly cost: ChangedFigure;
  /** What it leaves. */
  readonly dropped: ReadonlyArray<BriefFacility>;
  /** What the other is held against. */
  readonly from: DistrictPlanBrief;
  /** If all is built. */
  readonly lift: ChangedFigure;
  /** Other budgets. */
  readonly moneyChanged: ReadonlyArray<ChangedMoney>;
  /** To another year. */
  readonly moved: ReadonlyArray<MovedFacility>;
  /** The county. */
  readonly regionCode: Scalars['ID']['output'];
  /** Whether both begin with the same run: else part of the difference in what is expected is the baseline's. */
  readonly sameBaseline: Scalars['Boolean']['output'];
  /** New targets. */
  readonly targetsAdded: ReadonlyArray<ComparedTarget>;
  /** Other values. */
  readonly targetsChanged: ReadonlyArray<ChangedTarget>;
  /** Targets no more. */
  readonly targetsDropped: ReadonlyArray<ComparedTarget>;
  /** The other. */
  readonly to: DistrictPlanBrief;
};

/** A page of district plans. */
export type DistrictPlanConnection = {
  readonly __typename?: 'DistrictPlanConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<DistrictPlanEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A district plan in a page. */
export type DistrictPlanEdge = {
  readonly __typename?: 'DistrictPlanEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The plan. */
  readonly node: DistrictPlan;
};

/** A project of the library as a plan builds it. */
export type DistrictPlanFacility = {
  readonly __typename?: 'DistrictPlanFacility';
  /** What is done. */
  readonly action: ProjectAction;
  /** What it costs. */
  readonly budget: Maybe<Scalars['Float']['output']>;
  /** Main cause of the shortfall that it treats. */
  readonly cause: Maybe<Cause>;
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Its name in English. */
  readonly communityNameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly communityNameZh: Scalars['String']['output'];
  /** Whether its place conforms. */
  readonly conformity: Conformity;
  /** Who looked. */
  readonly conformityBy: Maybe<Scalars['String']['output']>;
  /** What does not, or on which conditions. */
  readonly conformityNote: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly conformityOn: Maybe<Scalars['Date']['output']>;
  /** The spatial plan, and where in it. */
  readonly conformityReference: Maybe<Scalars['String']['output']>;
  /** When it is due, by the library. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** External id of the facility that it is about. */
  readonly facility: Maybe<Scalars['String']['output']>;
  /** Fifteen-minute circle, so too. */
  readonly fifteenMinuteCircle: Maybe<Scalars['String']['output']>;
  /** Five-minute circle in which it is to stand; null where it stays where it is, or the plan has no circles. */
  readonly fiveMinuteCircle: Maybe<Scalars['String']['output']>;
  /** What it adds to those built before it: points of the communities' indices times their residents; null where that cannot be told. */
  readonly lift: Maybe<Scalars['Float']['output']>;
  /** Where it is to be. */
  readonly location: Maybe<Scalars['GeoJSONPoint']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Reach an operating facility of its type then, and none before it. */
  readonly newly: Maybe<PeopleServed>;
  /** Within its year the lower is built first. */
  readonly position: Scalars['Int']['output'];
  /** 0 to 1. */
  readonly priority: Maybe<Scalars['Float']['output']>;
  /** External id of the project. */
  readonly projectId: Scalars['ID']['output'];
  /** Who sees to it. */
  readonly responsible: Maybe<Scalars['String']['output']>;
  /** In the supply unit of the type. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** External id of the idle space that it uses. */
  readonly space: Maybe<Scalars['String']['output']>;
  /** Source of the space: as the plan has it, else the project or its space. */
  readonly spaceKind: Maybe<ProjectSpaceKind>;
  /** When it starts, by the library. */
  readonly startsOn: Maybe<Scalars['Date']['output']>;
  /** As it is now. */
  readonly state: ProjectState;
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
  /** Hours a week. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
  /** Why it cannot be told. */
  readonly why: Maybe<Scalars['String']['output']>;
  /** When it is built. */
  readonly year: Scalars['Int']['output'];
};

/** How a plan builds a project. */
export type DistrictPlanFacilityInput = {
  /** Default: unchecked. */
  readonly conformity?: InputMaybe<ConformityInput>;
  /** Within its year the lower is built first; default: where it is, else after all others. */
  readonly position?: InputMaybe<Scalars['Int']['input']>;
  /** Where the plan says other than the project. */
  readonly spaceKind?: InputMaybe<ProjectSpaceKind>;
  /** When it is built. */
  readonly year: Scalars['Int']['input'];
};

/** What a plan is from now on, beside its targets and facilities. */
export type DistrictPlanHead = {
  /** An approved plan of living circles of the county, to set targets for its circles; default: none. */
  readonly circlePlan?: InputMaybe<Scalars['Int']['input']>;
  /** Its first year. */
  readonly firstYear: Scalars['Int']['input'];
  /** Its last year. */
  readonly lastYear: Scalars['Int']['input'];
  /** Why. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The newest published run of this period, instead of run. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** The published run that it begins with. */
  readonly run?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called. */
  readonly title: Scalars['String']['input'];
};

/** A step of a district plan from state to state. */
export type DistrictPlanMove = {
  readonly __typename?: 'DistrictPlanMove';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who. */
  readonly by: Scalars['String']['output'];
  /** Where it stood. */
  readonly from: DistrictPlanState;
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Where it stands since. */
  readonly to: DistrictPlanState;
};

/** Where a district plan stands. */
export type DistrictPlanState =
  /** It holds, and never changes. */
  | 'approved'
  /** It changes. */
  | 'draft'
  /** It waits for approval, and does not change. */
  | 'submitted'
  /** Another was approved since. */
  | 'superseded';

/** One of two facilities that look like one. */
export type DuplicateSide = {
  readonly __typename?: 'DuplicateSide';
  /** Its community. */
  readonly communityCode: Maybe<Scalars['ID']['output']>;
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its size. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** Its status. */
  readonly status: FacilityStatus;
  /** Its type. */
  readonly typeCode: Scalars['String']['output'];
};

/** What edits left. */
export type EditedCircles = {
  readonly __typename?: 'EditedCircles';
  /** Circles that are others than they were. */
  readonly changed: ReadonlyArray<Scalars['ID']['output']>;
  /** Those that are no more. */
  readonly gone: ReadonlyArray<Scalars['ID']['output']>;
  /** The plan then. */
  readonly plan: FullCirclePlan;
};

/** How far an estate is covered. */
export type EstateCoverage = {
  readonly __typename?: 'EstateCoverage';
  /** Distinct households with a valid response. */
  readonly answered: Scalars['Int']['output'];
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Its occupied households; null = unknown. */
  readonly households: Maybe<Scalars['Float']['output']>;
  /** Its kind. */
  readonly kind: Maybe<CommunityKind>;
  /** 100 times those that answered are at least that many per cent times the households. */
  readonly met: Maybe<Scalars['Boolean']['output']>;
  /** Households that still have to answer. */
  readonly missing: Maybe<Scalars['Int']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** How many per cent have to have answered. */
  readonly percentRequired: Scalars['Int']['output'];
  /** External id of the site. */
  readonly siteExternalId: Scalars['ID']['output'];
  /** Whether it is under renovation. */
  readonly underRenovation: Scalars['Boolean']['output'];
};

/** A page of estates and their coverage. */
export type EstateCoverageConnection = {
  readonly __typename?: 'EstateCoverageConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<EstateCoverageEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An estate and its coverage on a page. */
export type EstateCoverageEdge = {
  readonly __typename?: 'EstateCoverageEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: EstateCoverage;
};

/** The inputs behind a community's figures. */
export type Evidence = {
  readonly __typename?: 'Evidence';
  /** Facilities within budget of a site, and its own ones. */
  readonly facilities: ReadonlyArray<FacilityEvidence>;
  /** Observations of the period that the caller may read. */
  readonly observations: ReadonlyArray<ObservationEvidence>;
  /** Its residential sites. */
  readonly sites: ReadonlyArray<SiteEvidence>;
};

/** A number that made a cause hold. */
export type EvidenceFigure = {
  readonly __typename?: 'EvidenceFigure';
  /** Which number. */
  readonly figure: Scalars['String']['output'];
  /** What it is measured against; null for numbers of facilities. */
  readonly threshold: Maybe<Scalars['Float']['output']>;
  /** What it is. */
  readonly value: Scalars['Float']['output'];
};

/** What a project is to bring alone, by the run it was worked out on. */
export type ExpectedGain = {
  readonly __typename?: 'ExpectedGain';
  /** Its community. */
  readonly community: IndexChange;
  /** Points of the communities' indices times their residents, added up over the county. */
  readonly lift: Scalars['Float']['output'];
  /** Reach an operating facility of such a type then, and none now. */
  readonly newly: PeopleServed;
  /** Reach one now, and none then. */
  readonly noLonger: PeopleServed;
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** The county. */
  readonly region: IndexChange;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** The type in the community. */
  readonly type: GainOfType;
};

/** Why a figure is what it is. */
export type Explanation = {
  readonly __typename?: 'Explanation';
  /** What the figure stands on. */
  readonly basis: ExplanationBasis;
  /** Category, of a figure of a category. */
  readonly category: Maybe<Scalars['String']['output']>;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Of a type in a community: facilities within budget of a site or its own. */
  readonly facilities: ReadonlyArray<FacilityBehind>;
  /** The figure. */
  readonly figure: Figure;
  /** With the numbers in it, to four decimals; of a long sum the first parts. */
  readonly filled: Maybe<Scalars['String']['output']>;
  /** What was imputed, is missing or was left out. */
  readonly flags: ReadonlyArray<ExplanationFlag>;
  /** By symbols, which `terms` name; Σ( ) adds up over `parts`, whose values name the symbols within. */
  readonly formula: Maybe<Scalars['String']['output']>;
  /** English name of the figure. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the figure. */
  readonly nameZh: Scalars['String']['output'];
  /** Observations that the caller may read. */
  readonly observations: ReadonlyArray<ObservationEvidence>;
  /** What Σ( ) adds up. */
  readonly parts: ReadonlyArray<ExplanationPart>;
  /** How many parts the last one puts together. */
  readonly partsTogether: Scalars['Int']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** External id of the site, of a figure at a site. */
  readonly site: Maybe<Scalars['ID']['output']>;
  /** Of a type in a community: who reaches one, and who does not. */
  readonly sites: ReadonlyArray<SiteBehind>;
  /** The numbers of the formula. */
  readonly terms: ReadonlyArray<ExplanationTerm>;
  /** What the value is called: the name of a grade. */
  readonly text: Maybe<Scalars['String']['output']>;
  /** Facility type, of a figure of a type. */
  readonly typeCode: Maybe<Scalars['ID']['output']>;
  /** As stored, not rounded; null = no such figure. */
  readonly value: Maybe<Scalars['Float']['output']>;
};

/** What a figure stands on. */
export type ExplanationBasis = {
  readonly __typename?: 'ExplanationBasis';
  /** The same inputs have the same hash and give the same scores. */
  readonly inputHash: Maybe<Scalars['String']['output']>;
  /** Number of the network. */
  readonly networkId: Scalars['Int']['output'];
  /** Name of the network. */
  readonly networkName: Scalars['String']['output'];
  /** Half-year. */
  readonly period: Scalars['String']['output'];
  /** The day whose state the run reads. */
  readonly referenceDate: Scalars['Date']['output'];
  /** Whose numbers these are. */
  readonly standardAuthority: Scalars['String']['output'];
  /** Title of the standard. */
  readonly standardTitle: Scalars['String']['output'];
  /** Version of the standard. */
  readonly standardVersion: Scalars['ID']['output'];
  /** How sure they are. */
  readonly typeConfidence: Maybe<Scalars['String']['output']>;
  /** Where the numbers of the type are from. */
  readonly typeSource: Maybe<Scalars['String']['output']>;
};

/** What was imputed, is missing or was left out. */
export type ExplanationFlag = {
  readonly __typename?: 'ExplanationFlag';
  /** Stable name of the flag. */
  readonly flag: Scalars['String']['output'];
  /** In English. */
  readonly nameEn: Scalars['String']['output'];
  /** In Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** What it concerns. */
  readonly subjects: ReadonlyArray<Scalars['String']['output']>;
};

/** One of what Σ( ) adds up. */
export type ExplanationPart = {
  readonly __typename?: 'ExplanationPart';
  /** How far it moves a mean; the parts of a mean come by it, the largest first. */
  readonly effect: Maybe<Scalars['Float']['output']>;
  /** Code or external id; `others` for those put together. */
  readonly key: Scalars['String']['output'];
  /** English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** The figure it is made of. */
  readonly reference: Maybe<FigureReference>;
  /** Its numbers. */
  readonly values: ReadonlyArray<SymbolValue>;
};

/** A number of a formula. */
export type ExplanationTerm = {
  readonly __typename?: 'ExplanationTerm';
  /** English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** The figure it is; null for a number of the standard or of the inputs. */
  readonly reference: Maybe<FigureReference>;
  /** Its symbol. */
  readonly symbol: Scalars['String']['output'];
  /** What it is. */
  readonly value: Scalars['Float']['output'];
};

/** A public-service facility. */
export type Facility = Node & {
  readonly __typename?: 'Facility';
  /** What the standard names for its type beside the size, by key. */
  readonly attributes: Scalars['JSON']['output'];
  /** First day closed for good. */
  readonly closedOn: Maybe<Scalars['Date']['output']>;
  /** The community it belongs to. */
  readonly community: Maybe<Region>;
  /** Code of the community it belongs to; null = to none. */
  readonly communityCode: Maybe<Scalars['ID']['output']>;
  /** Its county. */
  readonly county: Maybe<Region>;
  /** Code of its community's county, else of the county its position is in. */
  readonly countyCode: Maybe<Scalars['ID']['output']>;
  /** Photos and papers by reference. */
  readonly documents: ReadonlyArray<FacilityDocument>;
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Number of this version. */
  readonly number: Scalars['Int']['output'];
  /** First day open. */
  readonly openedOn: Maybe<Scalars['Date']['output']>;
  /** Whether it is open at a moment, by local time and public holidays. */
  readonly opening: Opening;
  /** In the syntax of OpenStreetMap's opening_hours; null = unknown. */
  readonly openingHours: Maybe<Scalars['String']['output']>;
  /** In the supply unit of its type; null = unknown. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** What status and dates make of it today. */
  readonly state: FacilityStatus;
  /** What its record says. */
  readonly status: FacilityStatus;
  /** Code of its facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** First day of this version; null = since ever. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** When somebody last found it as it is kept; null = never. */
  readonly verifiedOn: Maybe<Scalars['Date']['output']>;
  /** Opening hours a week; null = unknown. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};


/** A public-service facility. */
export type FacilityOpeningArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A facility behind a figure of a type in a community. */
export type FacilityBehind = {
  readonly __typename?: 'FacilityBehind';
  /** P_j: people of the size base who reach it, over all active sites. */
  readonly catchmentPeople: Maybe<Scalars['Float']['output']>;
  /** What of its share it counts for; null unless it operates and has the minimum size. */
  readonly counted: Maybe<Scalars['Float']['output']>;
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Walk from the nearest site. */
  readonly nearestMetres: Maybe<Scalars['Float']['output']>;
  /** min(1, S_j / P_j / a*); null unless it operates and is reached. */
  readonly needMet: Maybe<Scalars['Float']['output']>;
  /** Belongs to the community. */
  readonly own: Scalars['Boolean']['output'];
  /** p_c(j): those of the community. */
  readonly peopleServed: Scalars['Float']['output'];
  /** Sites of the community within budget. */
  readonly reachedFrom: ReadonlyArray<SiteWalk>;
  /** In the supply unit of its type. */
  readonly size: Scalars['Float']['output'];
  /** Unknown, and taken as the minimum. */
  readonly sizeImputed: Scalars['Boolean']['output'];
  /** Can hardly be right (none, less than a tenth of the least, more than ten times what is usual): counts, and lowers completeness. */
  readonly sizeInDoubt: Scalars['Boolean']['output'];
  /** Its state on the reference date. */
  readonly state: FacilityStatus;
  /** Opening hours a week; null = unknown. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** What is to be otherwise of a facility; what is not named stays. */
export type FacilityChangeInput = {
  /** What the standard names for the type beside the size; those named change, null takes one away. */
  readonly attributes?: InputMaybe<Scalars['JSON']['input']>;
  /** First day closed for good. */
  readonly closedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The community it belongs to; null = to none. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** Reference system of the location: EPSG:4326 by default, or EPSG:4490, EPSG:4549, EPSG:4528, GCJ-02, BD-09. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** Photos and papers by reference. */
  readonly documents?: InputMaybe<ReadonlyArray<FacilityDocumentInput>>;
  /** Where it is. */
  readonly location?: InputMaybe<Scalars['GeoJSONPoint']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why: it stays with the change. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** First day open. */
  readonly openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** In the syntax of OpenStreetMap's opening_hours. */
  readonly openingHours?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of its type; null = unknown. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** What its record says. */
  readonly status?: InputMaybe<FacilityStatus>;
  /** Facility type code, such as ELD01. */
  readonly typeCode?: InputMaybe<Scalars['ID']['input']>;
  /** First day on which it is so; default: today, and of what is new, since ever. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Default: what the opening hours make in a usual week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** A page of facilities. */
export type FacilityConnection = {
  readonly __typename?: 'FacilityConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<FacilityEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A photo or a paper by reference. */
export type FacilityDocument = {
  readonly __typename?: 'FacilityDocument';
  /** Which of the two. */
  readonly kind: FacilityDocumentKind;
  /** When the photo was taken, or the paper written. */
  readonly takenOn: Maybe<Scalars['Date']['output']>;
  /** What it shows. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** Where it is kept; the service never asks for it. */
  readonly url: Scalars['String']['output'];
};

/** A photo or a paper by reference. */
export type FacilityDocumentInput = {
  /** Which of the two. */
  readonly kind: FacilityDocumentKind;
  /** When the photo was taken, or the paper written. */
  readonly takenOn?: InputMaybe<Scalars['Date']['input']>;
  /** What it shows. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** An http or https address. */
  readonly url: Scalars['String']['input'];
};

/** What a document is. */
export type FacilityDocumentKind =
  /** 文件 */
  | 'paper'
  /** 照片 */
  | 'photo';

/** A facility on a page. */
export type FacilityEdge = {
  readonly __typename?: 'FacilityEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The facility. */
  readonly node: Facility;
};

/** A facility as a run read it. */
export type FacilityEvidence = {
  readonly __typename?: 'FacilityEvidence';
  /** P_j: people of the size base who reach it, over all active sites. */
  readonly catchmentPeople: Maybe<Scalars['Float']['output']>;
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Walk from the nearest of them. */
  readonly nearestMetres: Maybe<Scalars['Float']['output']>;
  /** Belongs to the community. */
  readonly own: Scalars['Boolean']['output'];
  /** Sites of the community within budget. */
  readonly sitesReaching: Scalars['Int']['output'];
  /** In the supply unit of its type. */
  readonly size: Scalars['Float']['output'];
  /** Unknown, and taken as the minimum. */
  readonly sizeImputed: Scalars['Boolean']['output'];
  /** Can hardly be right (none, less than a tenth of the least, more than ten times what is usual): counts, and lowers completeness. */
  readonly sizeInDoubt: Scalars['Boolean']['output'];
  /** Its state on the reference date. */
  readonly state: FacilityStatus;
  /** Its facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Opening hours a week; null = unknown. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** A facility that is to be added. */
export type FacilityInput = {
  /** What the standard names for the type beside the size. */
  readonly attributes?: InputMaybe<Scalars['JSON']['input']>;
  /** First day closed for good. */
  readonly closedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The community it belongs to; null = to none. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** Reference system of the location: EPSG:4326 by default, or EPSG:4490, EPSG:4549, EPSG:4528, GCJ-02, BD-09. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** Photos and papers by reference. */
  readonly documents?: InputMaybe<ReadonlyArray<FacilityDocumentInput>>;
  /** Default: one that the service makes. */
  readonly externalId?: InputMaybe<Scalars['ID']['input']>;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['input'];
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** Why: it stays with the change. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** First day open. */
  readonly openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** In the syntax of OpenStreetMap's opening_hours. */
  readonly openingHours?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of its type; null = unknown. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** Default: operating. */
  readonly status?: InputMaybe<FacilityStatus>;
  /** Facility type code, such as ELD01. */
  readonly typeCode: Scalars['ID']['input'];
  /** First day on which it is so; default: today, and of what is new, since ever. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Default: what the opening hours make in a usual week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** How a facility is run, and what that took and gave by period. */
export type FacilityOperation = {
  readonly __typename?: 'FacilityOperation';
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** How it is run on the day asked about; null where nobody said. */
  readonly holding: Maybe<HoldingModel>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Each that has a record, in their order. */
  readonly periods: ReadonlyArray<PeriodOfOperation>;
  /** Its community, else its county. */
  readonly regionCode: Scalars['ID']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A facility that is to stand beside the one that is split. */
export type FacilityPartInput = {
  /** What the standard names for the type beside the size. */
  readonly attributes?: InputMaybe<Scalars['JSON']['input']>;
  /** First day closed for good. */
  readonly closedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The community it belongs to; null = to none. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** Photos and papers by reference. */
  readonly documents?: InputMaybe<ReadonlyArray<FacilityDocumentInput>>;
  /** Default: one that the service makes. */
  readonly externalId?: InputMaybe<Scalars['ID']['input']>;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['input'];
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** First day open. */
  readonly openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** In the syntax of OpenStreetMap's opening_hours. */
  readonly openingHours?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of its type; null = unknown. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** Default: operating. */
  readonly status?: InputMaybe<FacilityStatus>;
  /** Facility type code, such as ELD01. */
  readonly typeCode: Scalars['ID']['input'];
  /** Default: what the opening hours make in a usual week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** What is otherwise of the facility that is split. */
export type FacilityRemainderInput = {
  /** What the standard names for the type beside the size; those named change, null takes one away. */
  readonly attributes?: InputMaybe<Scalars['JSON']['input']>;
  /** First day closed for good. */
  readonly closedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The community it belongs to; null = to none. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** Photos and papers by reference. */
  readonly documents?: InputMaybe<ReadonlyArray<FacilityDocumentInput>>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** First day open. */
  readonly openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** In the syntax of OpenStreetMap's opening_hours. */
  readonly openingHours?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of its type; null = unknown. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** What its record says. */
  readonly status?: InputMaybe<FacilityStatus>;
  /** Facility type code, such as ELD01. */
  readonly typeCode?: InputMaybe<Scalars['ID']['input']>;
  /** Default: what the opening hours make in a usual week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** A facility that is several in truth. */
export type FacilitySplitInput = {
  /** Reference system of the locations: EPSG:4326 by default, or EPSG:4490, EPSG:4549, EPSG:4528, GCJ-02, BD-09. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** Why: it stays with the change. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Those that are to stand beside it. */
  readonly parts: ReadonlyArray<FacilityPartInput>;
  /** What is otherwise of the one that is split, such as its size. */
  readonly remainder?: InputMaybe<FacilityRemainderInput>;
  /** First day on which they are several; default: today. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
};

/** What a facility's record says of its state. */
export type FacilityStatus =
  /** Under construction, or built and not yet open. */
  | 'building'
  /** Closed for good. */
  | 'closed'
  /** Open. */
  | 'operating'
  /** Decided, not begun. */
  | 'planned'
  /** Closed for a time. */
  | 'suspended';

/** A facility type with what a standard asks of it. */
export type FacilityType = {
  readonly __typename?: 'FacilityType';
  /** Code of its category. */
  readonly category: Scalars['String']['output'];
  /** Chinese name of its category. */
  readonly categoryZh: Scalars['String']['output'];
  /** The circle it belongs to, minutes. */
  readonly circleMinutes: Scalars['Int']['output'];
  /** Such as ELD01. */
  readonly code: Scalars['ID']['output'];
  /** How sure they are. */
  readonly confidence: Maybe<Scalars['String']['output']>;
  /** Whose walk is measured. */
  readonly group: PeopleGroup;
  /** Longest walk, metres; null = no limit but the circle's. */
  readonly maxMetres: Maybe<Scalars['Float']['output']>;
  /** Least size that counts, in the supply unit. */
  readonly minSize: Maybe<Scalars['Float']['output']>;
  /** Least opening hours a week. */
  readonly minWeeklyHours: Maybe<Scalars['Float']['output']>;
  /** English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** One facility for so many people of the base group. */
  readonly peoplePerFacility: Maybe<Scalars['Float']['output']>;
  /** Base group: whose number sizes the standard. */
  readonly per1000Of: PeopleGroup;
  /** How fast they walk. */
  readonly profile: Scalars['String']['output'];
  /** Where the numbers are from. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** Supply wanted for 1,000 people of the base group. */
  readonly supplyPer1000: Maybe<Scalars['Float']['output']>;
  /** What sizes are measured in. */
  readonly supplyUnit: Maybe<Scalars['String']['output']>;
  /** Its weight in the index. */
  readonly weight: Scalars['Float']['output'];
};

/** A facility as it was kept for a time. */
export type FacilityVersion = {
  readonly __typename?: 'FacilityVersion';
  /** What was done to bring it; null for what was loaded before changes were kept. */
  readonly change: Maybe<VersionChange>;
  /** As it was. */
  readonly facility: Facility;
  /** False where it was corrected before it ever held. */
  readonly held: Scalars['Boolean']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Day after its last; null = it is the current one, or one that never held. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** A page of versions of a facility. */
export type FacilityVersionConnection = {
  readonly __typename?: 'FacilityVersionConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<FacilityVersionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A version of a facility on a page. */
export type FacilityVersionEdge = {
  readonly __typename?: 'FacilityVersionEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The version of a facility. */
  readonly node: FacilityVersion;
};

/** How money is shared out. */
export type Fairness = {
  readonly __typename?: 'Fairness';
  /** Share of the budget that goes to one street at most. */
  readonly mostOfStreet: Scalars['Float']['output'];
  /** So many of the weakest communities get a project each, as far as the money goes. */
  readonly weakest: Scalars['Int']['output'];
};

/** A figure that can be asked why. */
export type Figure =
  /** Balance index (均衡指数). */
  | 'balance'
  /** Base index (基础指数). */
  | 'base'
  /** People whose number sizes the standard. */
  | 'basePeople'
  /** Share of issues closed by their date. */
  | 'closedOnTime'
  /** How much was measured. */
  | 'completeness'
  /** min(1, N / N*) of a type. */
  | 'count'
  /** Share of the people who reach one. */
  | 'coverage'
  /** N of a type. */
  | 'facilitiesCounted'
  /** N* of a type. */
  | 'facilitiesRequired'
  /** Governance index (治理指数). */
  | 'governance'
  /** Grade of the index. */
  | 'grade'
  /** People whose walk is measured. */
  | 'groupPeople'
  /** Checkup index of the region. */
  | 'index'
  /** Share operating for the hours asked. */
  | 'operating'
  /** Residents. */
  | 'population'
  /** Rank among siblings. */
  | 'rank'
  /** Rank across the level. */
  | 'rankInLevel'
  /** Residents' ratings. */
  | 'satisfaction'
  /** Score of a category or a type. */
  | 'score'
  /** Sufficiency of a type at a site. */
  | 'sufficiency'
  /** Mean sufficiency of the sites. */
  | 'supply'
  /** Mean sufficiency of the worst-served quarter. */
  | 'worstQuarter';

/** A figure that can be asked in turn. */
export type FigureReference = {
  readonly __typename?: 'FigureReference';
  /** Category, of a figure of a category. */
  readonly category: Maybe<Scalars['String']['output']>;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** The figure. */
  readonly figure: Figure;
  /** External id of the site, of a figure at a site. */
  readonly site: Maybe<Scalars['ID']['output']>;
  /** Facility type, of a figure of a type. */
  readonly typeCode: Maybe<Scalars['ID']['output']>;
};

/** A plan that took what the library held. */
export type FilledDistrictPlan = {
  readonly __typename?: 'FilledDistrictPlan';
  /** Projects that it took. */
  readonly added: ReadonlyArray<Scalars['String']['output']>;
  /** Projects that it left. */
  readonly left: ReadonlyArray<LeftOutProject>;
  /** The plan. */
  readonly plan: FullDistrictPlan;
};

/** A space that would meet a need. */
export type FittingSpace = {
  readonly __typename?: 'FittingSpace';
  /** Whose need that is, by approved circles: five-minute ones for a type with a five-minute circle, else fifteen-minute ones; the most unmet first. */
  readonly byCircle: ReadonlyArray<CircleNeed>;
  /** Come within its catchment, and reach none now. */
  readonly newly: PeopleServed;
  /** Share of the least size that the space has; null where the type is not measured in m², or has no least size. */
  readonly sizeFit: Maybe<Scalars['Float']['output']>;
  /** The space. */
  readonly space: Space;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Persons of the size base within its catchment, by the share of their need that is not met now. */
  readonly unmet: Scalars['Float']['output'];
  /** Unmet need by the weight of the type, and by the size where it is known. */
  readonly worth: Scalars['Float']['output'];
};

/** Which spaces would meet a need. */
export type FittingSpaces = {
  readonly __typename?: 'FittingSpaces';
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** The most worth first. */
  readonly spaces: ReadonlyArray<FittingSpace>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A site or facility, and a rule of the inventory that it breaks. */
export type Flaw = {
  readonly __typename?: 'Flaw';
  /** What it is. */
  readonly about: InventoryThing;
  /** The values that break it. */
  readonly detail: Scalars['JSON']['output'];
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The rule in English. */
  readonly nameEn: Scalars['String']['output'];
  /** The rule in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** Its community, else its county. */
  readonly regionCode: Maybe<Scalars['ID']['output']>;
  /** The rule that it breaks. */
  readonly rule: QualityRule;
  /** How much that weighs. */
  readonly severity: FlawSeverity;
};

/** A page of flaws. */
export type FlawConnection = {
  readonly __typename?: 'FlawConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<FlawEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A flaw on a page. */
export type FlawEdge = {
  readonly __typename?: 'FlawEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Flaw;
};

/** How much a broken rule weighs. */
export type FlawSeverity =
  /** The record counts for nothing. */
  | 'critical'
  /** What it says is in doubt. */
  | 'major'
  /** Something is not known. */
  | 'minor';

/** A cause that holds. */
export type FoundCause = {
  readonly __typename?: 'FoundCause';
  /** The cause. */
  readonly cause: Cause;
  /** The numbers that make it hold. */
  readonly evidence: ReadonlyArray<EvidenceFigure>;
  /** What to do in a community of this kind, in English. */
  readonly measureEn: Scalars['String']['output'];
  /** What to do in a community of this kind, in Chinese. */
  readonly measureZh: Scalars['String']['output'];
  /** English name of the cause. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the cause. */
  readonly nameZh: Scalars['String']['output'];
};

/** A plan with the figures of the whole and every breach of a band. */
export type FullCirclePlan = {
  readonly __typename?: 'FullCirclePlan';
  /** When it was approved. */
  readonly approvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who approved it. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** Residents that circles are to have. */
  readonly bands: CircleBands;
  /** Circles with fewer or more residents than their band. */
  readonly breaches: ReadonlyArray<CircleBreach>;
  /** Number of the plan that it was copied from. */
  readonly copiedFrom: Maybe<Scalars['Int']['output']>;
  /** Its counties. */
  readonly counties: ReadonlyArray<CirclePlanCounty>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** What the fifteen-minute circles come to. */
  readonly fifteen: CircleTierFigures;
  /** What the five-minute circles come to. */
  readonly five: CircleTierFigures;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Whose walking distances it goes by; null: straight lines only. */
  readonly networkId: Maybe<Scalars['Int']['output']>;
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Whose residential sites it shares out. */
  readonly referenceDate: Scalars['Date']['output'];
  /** A county or city. */
  readonly regionCode: Scalars['ID']['output'];
  /** Counts its edits: what an edit names. */
  readonly revision: Scalars['Int']['output'];
  /** What the delineation took. */
  readonly seconds: Maybe<Scalars['Float']['output']>;
  /** Residential sites. */
  readonly sites: Scalars['Int']['output'];
  /** Those that find no street. */
  readonly sitesOffNetwork: Scalars['Int']['output'];
  /** In no bounds of their county: they belong to the circle of the nearest ground. */
  readonly sitesOutOfBounds: Scalars['Int']['output'];
  /** Those where nobody lives. */
  readonly sitesWithoutPeople: Scalars['Int']['output'];
  /** What became of it: approved of one of its counties at least, or superseded of all. */
  readonly status: CirclePlanStatus;
};

/** A plan with what it comes to: by the rules of the run that it begins with, on what that has read. */
export type FullDistrictPlan = {
  readonly __typename?: 'FullDistrictPlan';
  /** As the run found it. */
  readonly baseline: Standing;
  /** Year by year. */
  readonly byYear: ReadonlyArray<YearOfPlan>;
  /** Number of the plan of living circles that it sets targets for. */
  readonly circlePlanId: Maybe<Scalars['Int']['output']>;
  /** How many facilities conform to the spatial plan. */
  readonly conformity: ConformityCounts;
  /** Number of the plan that it was made of. */
  readonly copiedFrom: Maybe<Scalars['Int']['output']>;
  /** Of its facilities that have a budget. */
  readonly cost: Scalars['Float']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** If all is built. */
  readonly expected: Standing;
  /** In the order in which they are built. */
  readonly facilities: ReadonlyArray<DistrictPlanFacility>;
  /** How many facilities it builds. */
  readonly facilityCount: Scalars['Int']['output'];
  /** Its first year. */
  readonly firstYear: Scalars['Int']['output'];
  /** If all is built. */
  readonly gain: Gain;
  /** Its last year. */
  readonly lastYear: Scalars['Int']['output'];
  /** States that the caller may bring it to. */
  readonly mayBecome: ReadonlyArray<DistrictPlanState>;
  /** What it costs. */
  readonly money: PlanMoney;
  /** Its steps from state to state. */
  readonly moves: ReadonlyArray<DistrictPlanMove>;
  /** Of the county. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Of the county. */
  readonly nameZh: Scalars['String']['output'];
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Of the run. */
  readonly period: Scalars['String']['output'];
  /** Of the run. */
  readonly referenceDate: Scalars['Date']['output'];
  /** A county. */
  readonly regionCode: Scalars['ID']['output'];
  /** Counts its edits: what an edit names. */
  readonly revision: Scalars['Int']['output'];
  /** The published run that it begins with: what it finds is the baseline, and its rules tell what is to be expected. */
  readonly runId: Scalars['Int']['output'];
  /** Of the baseline, by kind of place and type. */
  readonly shortfalls: ReadonlyArray<ShortfallSum>;
  /** Of the run. */
  readonly standardVersion: Scalars['String']['output'];
  /** Only a draft changes. */
  readonly state: DistrictPlanState;
  /** Since when. */
  readonly stateSince: Scalars['DateTime']['output'];
  /** The plan whose approval took its place. */
  readonly supersededBy: Maybe<Scalars['Int']['output']>;
  /** How many targets it has. */
  readonly targetCount: Scalars['Int']['output'];
  /** Met or not. */
  readonly targets: ReadonlyArray<JudgedTarget>;
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** Counts the plans of the county. */
  readonly version: Scalars['Int']['output'];
};

/** A living circle with its polygon and its sites. */
export type FullLivingCircle = {
  readonly __typename?: 'FullLivingCircle';
  /** In m². */
  readonly area: Scalars['Float']['output'];
  /** Where that is. */
  readonly centre: Scalars['GeoJSONPoint']['output'];
  /** External id of the site to which its residents walk least. */
  readonly centreSite: Scalars['ID']['output'];
  /** Codes of the five-minute circles of a fifteen-minute one. */
  readonly circles: ReadonlyArray<Scalars['ID']['output']>;
  /** Its county, its tier, and a number. */
  readonly code: Scalars['ID']['output'];
  /** 4π area ÷ perimeter², 1 for a disc. */
  readonly compactness: Maybe<Scalars['Float']['output']>;
  /** Its county. */
  readonly countyCode: Scalars['ID']['output'];
  /** Residents whose walk is a guess by the straight line. */
  readonly estimatedPeople: Scalars['Float']['output'];
  /** Its multipolygon; null for a circle whose sites are all out of bounds. */
  readonly geometry: Maybe<Scalars['GeoJSONGeometry']['output']>;
  /** Metres. */
  readonly longestWalk: Maybe<Scalars['Float']['output']>;
  /** Of its residents to its centre, metres; null where nobody lives. */
  readonly meanWalk: Maybe<Scalars['Float']['output']>;
  /** The fifteen-minute circle of a five-minute one. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Number of the plan. */
  readonly planId: Scalars['Int']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Its sites. */
  readonly siteList: ReadonlyArray<CircleSite>;
  /** Residential sites. */
  readonly sites: Scalars['Int']['output'];
  /** Its tier. */
  readonly tier: CircleTier;
};

/** Future-community status (未来社区). */
export type FutureStatus =
  /** Accepted, inclusive (普惠型). */
  | 'accepted_inclusive'
  /** Accepted, leading (引领型). */
  | 'accepted_leading'
  /** Not one. */
  | 'none'
  /** Under way (创建中). */
  | 'under_way';

/** What changes of facilities bring a county. */
export type Gain = {
  readonly __typename?: 'Gain';
  /** Points of the communities' indices times their residents, added up over the county. */
  readonly lift: Scalars['Float']['output'];
  /** Reach an operating facility of such a type then, and none now. */
  readonly newly: PeopleServed;
  /** Reach one now, and none then. */
  readonly noLonger: PeopleServed;
  /** The county. */
  readonly region: IndexChange;
};

/** A type in a community, as it is and as it would be. */
export type GainOfType = {
  readonly __typename?: 'GainOfType';
  /** As it would be. */
  readonly after: WhatIfTypeFigures;
  /** As it is. */
  readonly before: WhatIfTypeFigures;
};

/** A grade of the standard. */
export type Grade = {
  readonly __typename?: 'Grade';
  /** The index it begins at. */
  readonly least: Scalars['Float']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** Regions with a grade. */
export type GradeCount = {
  readonly __typename?: 'GradeCount';
  /** Regions. */
  readonly count: Scalars['Int']['output'];
  /** Name of the grade. */
  readonly grade: Scalars['String']['output'];
  /** The index it begins at. */
  readonly least: Scalars['Float']['output'];
};

/** A question of a guide. */
export type GuideQuestion = {
  readonly __typename?: 'GuideQuestion';
  /** Why it is asked. */
  readonly reason: GuideReason;
  /** In English. */
  readonly textEn: Scalars['String']['output'];
  /** In Chinese. */
  readonly textZh: Scalars['String']['output'];
};

/** Why something is asked. */
export type GuideReason =
  /** Many ask for it. */
  | 'asked_for'
  /** It is rated high. */
  | 'content'
  /** It is rated low. */
  | 'discontent'
  /** Hardly anybody asks for it. */
  | 'not_asked_for'
  /** Most who ask for it reach none. */
  | 'out_of_reach'
  /** The questionnaire did not ask about it. */
  | 'unasked';

/** What to ask about a facility type, and what the survey found. */
export type GuideTheme = {
  readonly __typename?: 'GuideTheme';
  /** Households that were asked. */
  readonly asked: Scalars['Int']['output'];
  /** Those of them that ask for it. */
  readonly asks: Scalars['Int']['output'];
  /** Upper end of it. */
  readonly high: Maybe<Scalars['Float']['output']>;
  /** Interviews of this campaign that spoke of it already. */
  readonly interviews: Scalars['Int']['output'];
  /** Lower end of its interval of 95 per cent. */
  readonly low: Maybe<Scalars['Float']['output']>;
  /** Its name in English. */
  readonly nameEn: Scalars['String']['output'];
  /** Its name in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** What follows from that. */
  readonly questions: ReadonlyArray<GuideQuestion>;
  /** Households that rated it. */
  readonly ratings: Scalars['Int']['output'];
  /** Mean of 1 to 5. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Of those asked, 0 to 1. */
  readonly share: Maybe<Scalars['Float']['output']>;
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Of those who ask, whose site reaches none. */
  readonly unreached: Scalars['Int']['output'];
};

/** A model as it holds on a day. */
export type HoldingModel = {
  readonly __typename?: 'HoldingModel';
  /** How it is run. */
  readonly model: OperatingModelName;
  /** Who runs it. */
  readonly operator: Maybe<Scalars['String']['output']>;
  /** Whose it is: of the facility itself, or of the nearest region above that has one. */
  readonly subject: Scalars['ID']['output'];
  /** Since when. */
  readonly validFrom: Scalars['Date']['output'];
};

/** A file that was sent in, and what became of it. */
export type Import = Node & {
  readonly __typename?: 'Import';
  /** Its size. */
  readonly bytes: Scalars['Float']['output'];
  /** Why it failed. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly file: Scalars['String']['output'];
  /** When it ended. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** csv, ndjson, geojson, xlsx, gpkg or shapefile. */
  readonly format: Scalars['String']['output'];
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** What its rows are of. */
  readonly kind: ImportKind;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** crs, dryRun, keepGoing, validFrom, source, profile. */
  readonly options: Scalars['JSON']['output'];
  /** For which region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Once it has ended: rows, inserted, updated, unchanged, rejected, ignored, warnings, touched, change, written. */
  readonly report: Maybe<Scalars['JSON']['output']>;
  /** When it was sent. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who sent it. */
  readonly requestedBy: Scalars['String']['output'];
  /** Rows that were read so far. */
  readonly rowsRead: Scalars['Int']['output'];
  /** When it was begun with. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** What has become of it. */
  readonly status: ImportStatus;
};

/** A page of imports. */
export type ImportConnection = {
  readonly __typename?: 'ImportConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ImportEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An import on a page. */
export type ImportEdge = {
  readonly __typename?: 'ImportEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Import;
};

/** What files can be of. */
export type ImportKind =
  /** 社区活动 */
  | 'activities'
  /** 调查活动 */
  | 'campaigns'
  /** 声明 */
  | 'declarations'
  /** 设施 */
  | 'facilities'
  /** 入户调查 */
  | 'households'
  /** 投诉与工单 */
  | 'issues'
  /** 评价与工单 */
  | 'observations'
  /** 运营模式 */
  | 'operating_models'
  /** 运营记录 */
  | 'operations'
  /** 补短板项目 */
  | 'projects'
  /** 问卷 */
  | 'questionnaires'
  /** 区划 */
  | 'regions'
  /** 小区 */
  | 'sites'
  /** 闲置空间 */
  | 'spaces';

/** Why a row could not be used. */
export type ImportProblem = {
  readonly __typename?: 'ImportProblem';
  /** The column that is wrong. */
  readonly column: Maybe<Scalars['String']['output']>;
  /** Line of a text file, row of a sheet, number of a feature. */
  readonly line: Scalars['Int']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Why that will not do. */
  readonly reason: Scalars['String']['output'];
  /** What stands there. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** A page of problems. */
export type ImportProblemConnection = {
  readonly __typename?: 'ImportProblemConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ImportProblemEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A problem on a page. */
export type ImportProblemEdge = {
  readonly __typename?: 'ImportProblemEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: ImportProblem;
};

/** How files of somebody else say what ours say. */
export type ImportProfile = {
  readonly __typename?: 'ImportProfile';
  /** When it was changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly changedBy: Scalars['String']['output'];
  /** Reference system of their coordinates. */
  readonly crs: Maybe<Scalars['String']['output']>;
  /** What files it is of. */
  readonly kind: ImportKind;
  /** columns: ours by theirs; values: ours by theirs, by our column; constants: of our columns that their files lack. */
  readonly mapping: Scalars['JSON']['output'];
  /** Its name. */
  readonly name: Scalars['ID']['output'];
  /** Whose it is; everybody below may use it. */
  readonly regionCode: Scalars['ID']['output'];
  /** Whose external ids they have. */
  readonly source: Maybe<Scalars['String']['output']>;
};

/** What becomes of a file. */
export type ImportStatus =
  /** It was cancelled. */
  | 'cancelled'
  /** It is about to end. */
  | 'cancelling'
  /** It was read to its end. */
  | 'completed'
  /** It could not be read. */
  | 'failed'
  /** It waits. */
  | 'queued'
  /** Its parts are still coming. */
  | 'receiving'
  /** It has rows that cannot be used, and nothing of it was written. */
  | 'refused'
  /** It is being read. */
  | 'running';

/** Indices of a region, as they are and as they would be. */
export type IndexChange = {
  readonly __typename?: 'IndexChange';
  /** As it would be. */
  readonly after: IndexFigures;
  /** As it is. */
  readonly before: IndexFigures;
};

/** Indices of a region. */
export type IndexFigures = {
  readonly __typename?: 'IndexFigures';
  /** Balance index, 0 to 100. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index, 0 to 100. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** By the standard. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index, 0 to 100. */
  readonly index: Maybe<Scalars['Float']['output']>;
};

/** Facilities for the least money with which every community of a county comes to an index. */
export type IndexTarget = {
  readonly __typename?: 'IndexTarget';
  /** In the order chosen. */
  readonly chosen: ReadonlyArray<ChosenFacility>;
  /** Those that are below the index now. */
  readonly communities: ReadonlyArray<LiftedCommunity>;
  /** What it is to bring; null where nobody worked it out. */
  readonly expected: Gain;
  /** Checkup index, 0 to 100. */
  readonly index: Scalars['Float']['output'];
  /** No choice of these costs less, as long as they do not help each other; null where not all communities come to it. */
  readonly leastCost: Maybe<Scalars['Float']['output']>;
  /** Facilities that were looked at: what shortfalls of communities below the index ask for, of types that have a price. */
  readonly options: Scalars['Int']['output'];
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Whether it is reached. */
  readonly reached: Scalars['Boolean']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
};

/** Inequality of the sufficiency of people over all types. */
export type Inequality = {
  readonly __typename?: 'Inequality';
  /** Gini coefficient: 0 all alike, towards 1 one has all; null where the mean is 0. */
  readonly gini: Maybe<Scalars['Float']['output']>;
  /** What the best-served tenth holds over what the worst-served four tenths hold; null where the latter hold nothing. */
  readonly palma: Maybe<Scalars['Float']['output']>;
  /** Those whose sufficiency is known. */
  readonly people: Scalars['Float']['output'];
  /** Theil between and within the groups; null unless groups were asked for, and where nobody holds anything. */
  readonly split: Maybe<TheilSplit>;
  /** Their mean sufficiency, 0 to 1: how much of what the standard asks for they reach. */
  readonly sufficiency: Maybe<Scalars['Float']['output']>;
  /** Theil's T: 0 all alike; null where the mean is 0. */
  readonly theil: Maybe<Scalars['Float']['output']>;
};

/** What was said in an interview, without names. */
export type Interview = {
  readonly __typename?: 'Interview';
  /** Code of the campaign. */
  readonly campaignCode: Scalars['ID']['output'];
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** When. */
  readonly heldOn: Scalars['Date']['output'];
  /** What was said. */
  readonly notes: ReadonlyArray<InterviewNote>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** How many took part. */
  readonly participants: Scalars['Int']['output'];
  /** Who recorded it. */
  readonly recordedBy: Scalars['String']['output'];
  /** What it was about. */
  readonly topic: InterviewTopic;
};

/** A page of interviews. */
export type InterviewConnection = {
  readonly __typename?: 'InterviewConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<InterviewEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An interview on a page. */
export type InterviewEdge = {
  readonly __typename?: 'InterviewEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Interview;
};

/** What was said of a theme. */
export type InterviewNote = {
  readonly __typename?: 'InterviewNote';
  /** In somebody's own words, without names. */
  readonly quote: Maybe<Scalars['String']['output']>;
  /** Its tags. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** What was said. */
  readonly text: Scalars['String']['output'];
  /** Facility type it is about. */
  readonly typeCode: Maybe<Scalars['ID']['output']>;
};

/** What interviews are about. */
export type InterviewTopic =
  /** 养老 */
  | 'elderly_care'
  /** 托育 */
  | 'infant_care';

/** What was done to sites and facilities at once. */
export type InventoryChange = {
  readonly __typename?: 'InventoryChange';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Versions of facilities that it began or ended. */
  readonly facilities: Scalars['Int']['output'];
  /** What was done. */
  readonly kind: InventoryChangeKind;
  /** Why; of an import, the file. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Versions of sites that it began or ended. */
  readonly sites: Scalars['Int']['output'];
  /** Number of the change that this one took back. */
  readonly undoes: Maybe<Scalars['Int']['output']>;
  /** Number of the change that took this one back. */
  readonly undoneBy: Maybe<Scalars['Int']['output']>;
};

/** A page of changes. */
export type InventoryChangeConnection = {
  readonly __typename?: 'InventoryChangeConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<InventoryChangeEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A change on a page. */
export type InventoryChangeEdge = {
  readonly __typename?: 'InventoryChangeEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: InventoryChange;
};

/** What can be done to sites and facilities. */
export type InventoryChangeKind =
  /** 关闭 */
  | 'close'
  /** 新增 */
  | 'create'
  /** 导入 */
  | 'import'
  /** 合并 */
  | 'merge'
  /** 迁址 */
  | 'move'
  /** 拆分 */
  | 'split'
  /** 撤销 */
  | 'undo'
  /** 修改 */
  | 'update';

/** What is kept of the inventory. */
export type InventoryThing =
  /** A facility. */
  | 'facility'
  /** A residential site. */
  | 'site';

/** What is within a walk. */
export type Isochrone = {
  readonly __typename?: 'Isochrone';
  /** Square metres; 0 for lines. */
  readonly area: Scalars['Float']['output'];
  /** Longitude and latitude of the origin. */
  readonly center: ReadonlyArray<Scalars['Float']['output']>;
  /** Minutes or metres, as asked. */
  readonly contour: Scalars['Float']['output'];
  /** Operating facilities within, by type. */
  readonly counts: ReadonlyArray<TypeCount>;
  /** The polygon, or the streets as lines. */
  readonly geometry: Scalars['GeoJSONGeometry']['output'];
  /** Of the origin, as asked. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Which of the two. */
  readonly metric: ContourMetric;
  /** People of the sites within. */
  readonly population: Scalars['Float']['output'];
};

/** Isochrones of a point, the largest contour last. */
export type IsochroneCollection = {
  readonly __typename?: 'IsochroneCollection';
  /** As asked. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** One for each origin and contour; none for an origin off the network. */
  readonly isochrones: ReadonlyArray<Isochrone>;
  /** The network that was walked. */
  readonly network: NetworkName;
  /** Walking profile. */
  readonly profile: Scalars['String']['output'];
  /** Why an answer is empty. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** A target, and how far the baseline and the plan are from it. */
export type JudgedTarget = {
  readonly __typename?: 'JudgedTarget';
  /** The least over its places, as the baseline has it; null where it applies nowhere. */
  readonly baseline: Maybe<Scalars['Float']['output']>;
  /** By the end of this year. */
  readonly byYear: Scalars['Int']['output'];
  /** The least by the end of its year, if all is built until then. */
  readonly expected: Maybe<Scalars['Float']['output']>;
  /** What is measured. */
  readonly measure: TargetMeasure;
  /** By the end of its year; null where it applies nowhere. */
  readonly met: Maybe<Scalars['Boolean']['output']>;
  /** By the baseline. */
  readonly metBefore: Maybe<Scalars['Boolean']['output']>;
  /** One community or circle; null: each. */
  readonly placeCode: Maybe<Scalars['String']['output']>;
  /** That it applies to. */
  readonly places: Scalars['Int']['output'];
  /** Of what it speaks. */
  readonly scope: TargetScope;
  /** Of these, those that fall below it then. */
  readonly short: ReadonlyArray<Scalars['String']['output']>;
  /** Null: of all types, the index. */
  readonly typeCode: Maybe<Scalars['String']['output']>;
  /** At least so much. */
  readonly value: Scalars['Float']['output'];
};

/** A project that a plan left. */
export type LeftOutProject = {
  readonly __typename?: 'LeftOutProject';
  /** The project. */
  readonly projectId: Scalars['ID']['output'];
  /** Why. */
  readonly why: Scalars['String']['output'];
};

/** A project that could not be weighed. */
export type LeftProject = {
  readonly __typename?: 'LeftProject';
  /** External id of the project. */
  readonly projectId: Scalars['ID']['output'];
  /** Why. */
  readonly why: Scalars['String']['output'];
};

/** What measures of a kind did in communities of a kind. */
export type Lesson = {
  readonly __typename?: 'Lesson';
  /** What it does. */
  readonly action: ProjectAction;
  /** Main cause of the shortfall that it treats. */
  readonly cause: Maybe<Cause>;
  /** Kind of the communities. */
  readonly communityKind: Maybe<CommunityKind>;
  /** Measured for expected. */
  readonly delivered: Maybe<Scalars['Float']['output']>;
  /** What was expected. */
  readonly expectedLift: Scalars['Float']['output'];
  /** Measured lift for a unit of money spent. */
  readonly liftPerMoney: Maybe<Scalars['Float']['output']>;
  /** What it brought. */
  readonly measured: Scalars['Int']['output'];
  /** What was measured. */
  readonly measuredLift: Scalars['Float']['output'];
  /** Residents who reach one by them, and none without. */
  readonly newlyServed: Scalars['Float']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
  /** The same since. */
  readonly satisfactionAfter: Maybe<Scalars['Float']['output']>;
  /** Mean over the projects that have both, 0 to 1. */
  readonly satisfactionBefore: Maybe<Scalars['Float']['output']>;
};

/** A community that is below the index now. */
export type LiftedCommunity = {
  readonly __typename?: 'LiftedCommunity';
  /** As it would be. */
  readonly after: Scalars['Float']['output'];
  /** As it is. */
  readonly before: Scalars['Float']['output'];
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
  /** Whether it is reached. */
  readonly reached: Scalars['Boolean']['output'];
};

/** Two facilities of one category that look like one. */
export type LikelyDuplicate = {
  readonly __typename?: 'LikelyDuplicate';
  /** The one whose external id comes first. */
  readonly first: DuplicateSide;
  /** How alike their names are, 0 to 1. */
  readonly likeness: Scalars['Float']['output'];
  /** How far apart they are. */
  readonly metres: Scalars['Float']['output'];
  /** Whether they are of one type. */
  readonly sameType: Scalars['Boolean']['output'];
  /** 0 to 1: half by their names, three tenths by their distance, two tenths by their type. */
  readonly score: Scalars['Float']['output'];
  /** The other. */
  readonly second: DuplicateSide;
};

/** A page of likely duplicates. */
export type LikelyDuplicateConnection = {
  readonly __typename?: 'LikelyDuplicateConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<LikelyDuplicateEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A likely duplicate on a page. */
export type LikelyDuplicateEdge = {
  readonly __typename?: 'LikelyDuplicateEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: LikelyDuplicate;
};

/** A living circle. */
export type LivingCircle = {
  readonly __typename?: 'LivingCircle';
  /** In m². */
  readonly area: Scalars['Float']['output'];
  /** Where that is. */
  readonly centre: Scalars['GeoJSONPoint']['output'];
  /** External id of the site to which its residents walk least. */
  readonly centreSite: Scalars['ID']['output'];
  /** Its county, its tier, and a number. */
  readonly code: Scalars['ID']['output'];
  /** 4π area ÷ perimeter², 1 for a disc. */
  readonly compactness: Maybe<Scalars['Float']['output']>;
  /** Its county. */
  readonly countyCode: Scalars['ID']['output'];
  /** Residents whose walk is a guess by the straight line. */
  readonly estimatedPeople: Scalars['Float']['output'];
  /** Metres. */
  readonly longestWalk: Maybe<Scalars['Float']['output']>;
  /** Of its residents to its centre, metres; null where nobody lives. */
  readonly meanWalk: Maybe<Scalars['Float']['output']>;
  /** The fifteen-minute circle of a five-minute one. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Number of the plan. */
  readonly planId: Scalars['Int']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Residential sites. */
  readonly sites: Scalars['Int']['output'];
  /** Its tier. */
  readonly tier: CircleTier;
};

/** A page of circles. */
export type LivingCircleConnection = {
  readonly __typename?: 'LivingCircleConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<LivingCircleEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A circle in a page. */
export type LivingCircleEdge = {
  readonly __typename?: 'LivingCircleEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The circle. */
  readonly node: LivingCircle;
};

/** Sites and facilities with a long access leg. */
export type LongLegs = {
  readonly __typename?: 'LongLegs';
  /** How long is long. */
  readonly beyondMetres: Scalars['Float']['output'];
  /** Facilities. */
  readonly facilities: RemoteFacilities;
  /** Residential sites. */
  readonly sites: RemoteSites;
};

/** The policy's marks of a weak community. */
export type Mark =
  /** Residents ask for it (群众呼声高). */
  | 'demand'
  /** The elderly and children are short of it (老幼保障缺). */
  | 'elderlyAndChild'
  /** Facilities are few (设施数量少). */
  | 'facilities'
  /** Services are rated low (服务评分低). */
  | 'service';

/** What the marks of a type are made of. */
export type MarkInputs = {
  readonly __typename?: 'MarkInputs';
  /** Share of the facilities required, 0 to 1. */
  readonly count: Maybe<Scalars['Float']['output']>;
  /** Share of the people of its group who reach one, 0 to 1. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** Share of those asked who ask for it. */
  readonly demand: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
};

/** A step of a project. */
export type Milestone = {
  readonly __typename?: 'Milestone';
  /** When it was done; null = not yet. */
  readonly doneOn: Maybe<Scalars['Date']['output']>;
  /** When it is to be done. */
  readonly dueOn: Scalars['Date']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
};

/** A step of a project. */
export type MilestoneInput = {
  /** When it was done; null = not yet. */
  readonly doneOn?: InputMaybe<Scalars['Date']['input']>;
  /** When it is to be done. */
  readonly dueOn: Scalars['Date']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
};

/** A facility that another version builds in another year. */
export type MovedFacility = {
  readonly __typename?: 'MovedFacility';
  /** Year in the one. */
  readonly from: Scalars['Int']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The project. */
  readonly projectId: Scalars['ID']['output'];
  /** Year in the other. */
  readonly to: Scalars['Int']['output'];
};

/** A project that was brought to another state. */
export type MovedProject = {
  readonly __typename?: 'MovedProject';
  /** The project. */
  readonly project: Project;
  /** Number of the run that an acceptance started; null where there was no checkup before it, or none is needed. */
  readonly recalculation: Maybe<Scalars['Int']['output']>;
};

/** How many sites and facilities. */
export type MovedThings = {
  readonly __typename?: 'MovedThings';
  /** Facilities. */
  readonly facilities: Scalars['Int']['output'];
  /** Sites. */
  readonly sites: Scalars['Int']['output'];
};

/** Now minus before; null where there is no figure to compare. */
export type Movement = {
  readonly __typename?: 'Movement';
  /** Of the balance index. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Of the base index. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Of the governance index. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Of the checkup index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Places gained among siblings; null where the runs cover different regions. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Places gained in the level. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
};

/** Which regions of a level rose and fell most. */
export type Movers = {
  readonly __typename?: 'Movers';
  /** False where standards or walking networks changed. */
  readonly comparable: Scalars['Boolean']['output'];
  /** Regions with a rank in both runs. */
  readonly compared: Scalars['Int']['output'];
  /** Those that fell. */
  readonly fallen: Scalars['Int']['output'];
  /** Those that fell most first. */
  readonly fallers: ReadonlyArray<Trend>;
  /** Level of the regions. */
  readonly level: RegionLevel;
  /** What to know before comparing, in plain words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Those that rose. */
  readonly risen: Scalars['Int']['output'];
  /** Those that rose most first, each with the three types that moved it most. */
  readonly risers: ReadonlyArray<Trend>;
  /** The run. */
  readonly run: Run;
  /** Region whose subtree is looked at; 000000000000 = the whole country. */
  readonly within: Scalars['ID']['output'];
};

/** What can be done; all but reports by administrators only, within their region. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes a ready network the active one, in one transaction: requests see the old one or the new one. */
  readonly activateNetwork: Maybe<Network>;
  /** Keeps an interview, without names. */
  readonly addInterview: Maybe<Interview>;
  /** Puts the projects that shortfalls ask for into the library, as proposed. */
  readonly addProjectCandidates: Maybe<Projects>;
  /** Puts a scenario's facilities into the library, as proposed projects. */
  readonly addProjectsOfScenario: Maybe<Projects>;
  /** Keeps what a household answered. */
  readonly addResponse: Maybe<CollectedResponse>;
  /** Keeps what many households answered, up to 1,000: those that cannot be read are left out, and told. */
  readonly addResponses: Maybe<ReadonlyArray<CollectedItem>>;
  /** Keeps changes that are to be tried together: they are tried on the newest run of the region first. */
  readonly addScenario: Maybe<Scenario>;
  /** Schedules a recalculation, by cron or once. */
  readonly addSchedule: Maybe<Schedule>;
  /** Adopts a programme: it is fixed, and its projects are approved. */
  readonly adoptProgramme: Maybe<Programme>;
  /** Applies changes of the official codes from a day on: all of them or none. */
  readonly applyRegionChanges: Maybe<RegionChangeSet>;
  /** Approves a draft: from then on it never changes, and what was approved for its counties before is superseded. */
  readonly approveCirclePlan: Maybe<FullCirclePlan>;
  /** Cancels an import that has not ended; nothing of it is written. */
  readonly cancelImport: Maybe<Import>;
  /** Cancels a queued or running run; what it wrote goes with it. */
  readonly cancelRecalculation: Maybe<Run>;
  /** Changes a facility: what is named changes, the rest stays. A new location moves it, the status closed with closedOn closes it. */
  readonly changeFacility: Maybe<Facility>;
  /** Changes a schedule, pauses it or goes on with it. */
  readonly changeSchedule: Maybe<Schedule>;
  /** Changes a residential site: what is named changes, the rest stays. */
  readonly changeSite: Maybe<Site>;
  /** Changes where a webhook goes and what it is told. It is created by REST, which tells its secret once. */
  readonly changeWebhook: Maybe<Webhook>;
  /** Adds a draft with the document of another standard. */
  readonly cloneStandard: Maybe<Standard>;
  /** Closes a campaign: nothing is collected any more, and its counts stand among the observations. */
  readonly closeCampaign: Maybe<ClosedCampaign>;
  /** Ends a residential site where nobody lives any more; answers with its external id. */
  readonly closeSite: Maybe<Scalars['ID']['output']>;
  /** A draft with the circles of a plan, whatever its state. */
  readonly copyCirclePlan: Maybe<FullCirclePlan>;
  /** The next version of a plan, made of this one. */
  readonly copyDistrictPlan: Maybe<FullDistrictPlan>;
  /** Opens a campaign of the caller's region. */
  readonly createCampaign: Maybe<Campaign>;
  /** Adds a facility of the caller's region, by the rules of the imports. */
  readonly createFacility: Maybe<Facility>;
  /** Invites residents by anonymous links, whose tokens are told once. */
  readonly createLinks: Maybe<ReadonlyArray<SurveyLink>>;
  /** Adds a residential site of the caller's region, by the rules of the imports. */
  readonly createSite: Maybe<Site>;
  /** Adds a draft of a standard, of the caller's region. */
  readonly createStandard: Maybe<Standard>;
  /** Says whether two facilities that look alike are one: the same are merged, different ones are asked of no more. */
  readonly decideDuplicate: Maybe<DecidedDuplicate>;
  /** Declares that a county was surveyed and has none of a type. */
  readonly declareNone: Maybe<Declaration>;
  /** Takes away an activity that should not be there. */
  readonly deleteActivity: Maybe<Scalars['ID']['output']>;
  /** Deletes a draft; answers with its number. */
  readonly deleteCirclePlan: Maybe<Scalars['Int']['output']>;
  /** Deletes a draft; answers with its number. */
  readonly deleteDistrictPlan: Maybe<Scalars['Int']['output']>;
  /** Deletes a profile; answers with its name. */
  readonly deleteImportProfile: Maybe<Scalars['ID']['output']>;
  /** Takes an interview away. */
  readonly deleteInterview: Maybe<Scalars['Int']['output']>;
  /** Takes away a model that should not be there; answers with its subject. */
  readonly deleteOperatingModel: Maybe<Scalars['ID']['output']>;
  /** Takes away a record that should not be there; answers with its subject. */
  readonly deleteOperationRecord: Maybe<Scalars['ID']['output']>;
  /** Takes a project out of a draft; answers with its external id. */
  readonly deletePlanFacility: Maybe<Scalars['ID']['output']>;
  /** Takes away a draft of a programme; answers with its number. */
  readonly deleteProgramme: Maybe<Scalars['Int']['output']>;
  /** Takes away a project that is only proposed; answers with its external id. */
  readonly deleteProject: Maybe<Scalars['ID']['output']>;
  /** Deletes a report, or cancels the making of it; answers with its number. For who asked for it, and administrators of its region. */
  readonly deleteReport: Maybe<Scalars['Int']['output']>;
  /** Takes a scenario away; answers with its number. */
  readonly deleteScenario: Maybe<Scalars['Int']['output']>;
  /** Takes away an issue that should not be there. */
  readonly deleteServiceIssue: Maybe<Scalars['ID']['output']>;
  /** Takes a space away; answers with its external id. */
  readonly deleteSpace: Maybe<Scalars['ID']['output']>;
  /** Deletes a draft; answers with its version. */
  readonly deleteStandard: Maybe<Scalars['ID']['output']>;
  /** Deletes a webhook with its log; answers with its number. */
  readonly deleteWebhook: Maybe<Scalars['Int']['output']>;
  /** Delineates the living circles of a county or city into a draft. */
  readonly delineateCircles: Maybe<FullCirclePlan>;
  /** Begins the next version of a county's plan. */
  readonly draftDistrictPlan: Maybe<FullDistrictPlan>;
  /** Chooses a county's projects for a year's budget, and keeps them as a draft. */
  readonly draftProgramme: Maybe<Programme>;
  /** Moves sites, merges and splits circles of a draft: one after the other, all or nothing. */
  readonly editCircles: Maybe<EditedCircles>;
  /** Changes title, years, run or circles of a draft. */
  readonly editDistrictPlan: Maybe<FullDistrictPlan>;
  /** Puts what the county's library holds into a draft, by schedule and priority. */
  readonly fillDistrictPlan: Maybe<FilledDistrictPlan>;
  /** Works out anew what a project is to bring. */
  readonly forecastProject: Maybe<Project>;
  /** Puts a spatial plan's polygons in the place of a county's circles in a draft. */
  readonly importCirclePolygons: Maybe<EditedCircles>;
  /** Keeps a profile under a name, in place of one that was there. */
  readonly keepImportProfile: Maybe<ImportProfile>;
  /** Says which instance may report, for which region, signing by which keys; in place of what was known by its name. */
  readonly keepReportingInstance: Maybe<ReportingInstance>;
  /** Merges duplicates into a facility: they end, and are found under this one. */
  readonly mergeFacilities: Maybe<Facility>;
  /** Submits a district plan, sends it back, or approves it. */
  readonly moveDistrictPlan: Maybe<FullDistrictPlan>;
  /** Brings a project to another state: with its acceptance the facility goes live, and scores are worked out again. */
  readonly moveProject: Maybe<MovedProject>;
  /** Sends nothing more until it is resumed. */
  readonly pauseWebhook: Maybe<Webhook>;
  /** Sends an event to try a webhook, once, paused or not. */
  readonly pingWebhook: Maybe<WebhookDelivery>;
  /** Publishes a completed run: everybody may read it then and nothing may change it; the one published before for its period and scope is superseded. */
  readonly publishRun: Maybe<Run>;
  /** Publishes a draft: from then on it never changes, and runs may take it. */
  readonly publishStandard: Maybe<Standard>;
  /** Keeps an activity. */
  readonly putActivity: Maybe<Activity>;
  /** Keeps how a facility or an area is run from a day on; it ends the model before. */
  readonly putOperatingModel: Maybe<OperatingModel>;
  /** Keeps what running a facility or an area took and gave in a period. */
  readonly putOperationRecord: Maybe<OperationRecord>;
  /** Registers a partner, or says anew what it is. */
  readonly putPartner: Maybe<Partner>;
  /** Keeps a partner's codes of a list, in place of those that were there. */
  readonly putPartnerCodes: Maybe<ReadonlyArray<PartnerCodePair>>;
  /** Says which of our things one of theirs is, before it comes. */
  readonly putPartnerLink: Maybe<PartnerLink>;
  /** Puts a project into a draft: its year, order, source of space and conformity. */
  readonly putPlanFacility: Maybe<FullDistrictPlan>;
  /** Puts targets in the place of those that a draft has. */
  readonly putPlanTargets: Maybe<FullDistrictPlan>;
  /** Keeps a project as it is planned: a new one is proposed. */
  readonly putProject: Maybe<Project>;
  /** Adds a version of a questionnaire; the same document as the newest version's adds none. */
  readonly putQuestionnaire: Maybe<Questionnaire>;
  /** Keeps a complaint or a ticket, as it stands now. */
  readonly putServiceIssue: Maybe<ServiceIssue>;
  /** Keeps a space. */
  readonly putSpace: Maybe<Space>;
  /** Looks again at what waits, also at what could not be used before. */
  readonly receivePartnerWaiting: Maybe<PartnerWaitingSummary>;
  /** Makes one delivery again, with the same event id. */
  readonly redeliverWebhookEvent: Maybe<WebhookDelivery>;
  /** Takes in nothing more of an instance; answers with its name. */
  readonly removeReportingInstance: Maybe<Scalars['ID']['output']>;
  /** Removes a schedule; answers with its number. */
  readonly removeSchedule: Maybe<Scalars['Int']['output']>;
  /** Replaces the document of a draft. One that a run was scored by is kept as it was: clone it to go on. */
  readonly replaceStandard: Maybe<Standard>;
  /** Tells a webhook again what changed, with the same event ids. */
  readonly replayWebhook: Maybe<Webhook>;
  /** Tells how far a project is on a day. */
  readonly reportProject: Maybe<Project>;
  /** Asks for a run. It is queued; asked twice while an equal one is open, both get the same run. */
  readonly requestRecalculation: Maybe<RequestedRecalculation>;
  /** Has a report made into a file, and kept. It is queued; one that is being made, or is there and tells the same, is answered instead. */
  readonly requestReport: Maybe<RequestedReport>;
  /** Goes on where it stopped; what had failed is tried anew. */
  readonly resumeWebhook: Maybe<Webhook>;
  /** Retires a published standard: no new run takes it, those that did keep it. */
  readonly retireStandard: Maybe<Standard>;
  /** Takes an invitation back. */
  readonly revokeLink: Maybe<Scalars['Int']['output']>;
  /** Settles a conflict: by their word, by ours, or by a value of its own. */
  readonly settlePartnerConflict: Maybe<PartnerConflict>;
  /** Splits a facility that is several in truth; answers with itself, then its parts. */
  readonly splitFacility: Maybe<ReadonlyArray<Facility>>;
  /** Tries another standard, which may be a draft, on the inputs of a run. It is queued, and never published. */
  readonly tryStandard: Maybe<RequestedRecalculation>;
  /** Takes a change back, as though it had not been; the undoing is a change as well. Refused where something of it was changed since. */
  readonly undoInventoryChange: Maybe<InventoryChange>;
  /** Keeps that somebody found a facility as it is kept. */
  readonly verifyFacility: Maybe<Verification>;
  /** Keeps that somebody found a residential site as it is kept. */
  readonly verifySite: Maybe<Verification>;
  /** Takes a declaration back; answers with county and type. */
  readonly withdrawDeclaration: Maybe<Scalars['String']['output']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationActivateNetworkArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddInterviewArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  interview: NewInterviewInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddProjectCandidatesArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  prices?: InputMaybe<ReadonlyArray<PriceInput>>;
  regionCode: Scalars['ID']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddProjectsOfScenarioArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddResponseArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  response: NewResponseInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddResponsesArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  responses: ReadonlyArray<NewResponseInput>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddScenarioArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  scenario: NewScenario;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAddScheduleArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  input: ScheduleInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationAdoptProgrammeArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationApplyRegionChangesArgs = {
  changes: ReadonlyArray<Scalars['JSON']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  effectiveOn: Scalars['Date']['input'];
  source?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
  trial?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationApproveCirclePlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCancelImportArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCancelRecalculationArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  run: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationChangeFacilityArgs = {
  change: FacilityChangeInput;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationChangeScheduleArgs = {
  change: ScheduleChangeInput;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationChangeSiteArgs = {
  change: SiteChangeInput;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationChangeWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  content: WebhookChanges;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCloneStandardArgs = {
  authority?: InputMaybe<Scalars['String']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['ID']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCloseCampaignArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  code: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCloseSiteArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  closedOn?: InputMaybe<Scalars['Date']['input']>;
  externalId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCopyCirclePlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCopyDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCreateCampaignArgs = {
  campaign: NewCampaignInput;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCreateFacilityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  facility: FacilityInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCreateLinksArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  households?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  site: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCreateSiteArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  site: SiteInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationCreateStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  document: Scalars['JSON']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDecideDuplicateArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  decision: SameOrDifferent;
  keep: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  other: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeclareNoneArgs = {
  by: Scalars['String']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  county: Scalars['ID']['input'];
  declaredOn: Scalars['Date']['input'];
  type: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteActivityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteCirclePlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteImportProfileArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteInterviewArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteOperatingModelArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  subject: Scalars['ID']['input'];
  validFrom: Scalars['Date']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteOperationRecordArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  period: Scalars['String']['input'];
  subject: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeletePlanFacilityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  project: Scalars['ID']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteProgrammeArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteProjectArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteReportArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteScenarioArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteServiceIssueArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteSpaceArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['ID']['input'];
  version: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDeleteWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDelineateCirclesArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  plan: NewCirclePlan;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDraftDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  plan: NewDistrictPlan;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationDraftProgrammeArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  programme: NewProgramme;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationEditCirclesArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  edits: ReadonlyArray<CircleEdit>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationEditDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  plan: DistrictPlanHead;
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationFillDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationForecastProjectArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationImportCirclePolygonsArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  polygons: Scalars['JSON']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationKeepImportProfileArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  crs?: InputMaybe<Scalars['String']['input']>;
  kind: ImportKind;
  mapping: Scalars['JSON']['input'];
  name: Scalars['ID']['input'];
  source?: InputMaybe<Scalars['String']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationKeepReportingInstanceArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  keys: ReadonlyArray<Scalars['JSON']['input']>;
  name: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  regionCode: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationMergeFacilitiesArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  duplicates: ReadonlyArray<Scalars['ID']['input']>;
  externalId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['ID']['input'];
  validFrom?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationMoveDistrictPlanArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
  to: DistrictPlanState;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationMoveProjectArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  step: ProjectStepInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPauseWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPingWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPublishRunArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  run: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPublishStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['ID']['input'];
  version: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutActivityArgs = {
  activity: ActivityInput;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutOperatingModelArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  operatingModel: OperatingModelInput;
  subject: Scalars['ID']['input'];
  validFrom: Scalars['Date']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutOperationRecordArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  period: Scalars['String']['input'];
  record: OperationRecordInput;
  subject: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutPartnerArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  code: Scalars['ID']['input'];
  partner: PartnerInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutPartnerCodesArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  codes: ReadonlyArray<PartnerCodePairInput>;
  list: PartnerCodeList;
  partner: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutPartnerLinkArgs = {
  agreed?: InputMaybe<Scalars['Boolean']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  kind: PartnerKind;
  ourKey: Scalars['ID']['input'];
  partner: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutPlanFacilityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  content: DistrictPlanFacilityInput;
  number: Scalars['Int']['input'];
  project: Scalars['ID']['input'];
  revision: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutPlanTargetsArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  defaultsBy?: InputMaybe<Scalars['Int']['input']>;
  number: Scalars['Int']['input'];
  revision: Scalars['ID']['input'];
  targets?: InputMaybe<ReadonlyArray<PlanTargetInput>>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutProjectArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  project: ProjectInput;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutQuestionnaireArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  code: Scalars['ID']['input'];
  document: Scalars['JSON']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutServiceIssueArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  issue: ServiceIssueInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationPutSpaceArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  space: SpaceInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationReceivePartnerWaitingArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  partner: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRedeliverWebhookEventArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  delivery: Scalars['Int']['input'];
  webhook: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRemoveReportingInstanceArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRemoveScheduleArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationReplaceStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  document: Scalars['JSON']['input'];
  revision: Scalars['ID']['input'];
  version: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationReplayWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  replay: WebhookReplay;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationReportProjectArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  on: Scalars['Date']['input'];
  report: ProjectReportInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRequestRecalculationArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  input: RecalculationInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRequestReportArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  input: ReportInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationResumeWebhookArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRetireStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['ID']['input'];
  version: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationRevokeLinkArgs = {
  campaign: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationSettlePartnerConflictArgs = {
  as: PartnerSettlement;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
  partner: Scalars['ID']['input'];
  value?: InputMaybe<Scalars['JSON']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationSplitFacilityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  revision: Scalars['ID']['input'];
  split: FacilitySplitInput;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationTryStandardArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  run: Scalars['Int']['input'];
  standard: Scalars['ID']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationUndoInventoryChangeArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationVerifyFacilityArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  verifiedOn?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationVerifySiteArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  verifiedOn?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be done; all but reports by administrators only, within their region. */
export type MutationWithdrawDeclarationArgs = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  county: Scalars['ID']['input'];
  type: Scalars['ID']['input'];
};

/** The nearest facility of a type. */
export type NearestFacility = {
  readonly __typename?: 'NearestFacility';
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Walking distance. */
  readonly metres: Scalars['Float']['output'];
  /** At the profile's speed. */
  readonly minutes: Scalars['Float']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** A version of the walking network. */
export type Network = Node & {
  readonly __typename?: 'Network';
  /** When it became the active one; null = it is not. */
  readonly activatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Edges left after contraction. */
  readonly edges: Scalars['Int']['output'];
  /** Of a wheelchair network: the one of all walkers it is activated with. */
  readonly footNetworkId: Maybe<Scalars['Int']['output']>;
  /** Reach is exact up to here; more is refused. */
  readonly horizonMetres: Scalars['Float']['output'];
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** When it was imported. */
  readonly importedAt: Scalars['DateTime']['output'];
  /** Entries of all hub labels. */
  readonly labels: Scalars['Int']['output'];
  /** Smaller components are not walked from. */
  readonly leastComponentNodes: Scalars['Int']['output'];
  /** Who can use its streets. */
  readonly mode: WalkMode;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Junctions left after contraction. */
  readonly nodes: Scalars['Int']['output'];
  /** Number of the version. */
  readonly number: Scalars['Int']['output'];
  /** What is odd about it, worked out anew with every request: some seconds for a province. */
  readonly quality: Maybe<NetworkQuality>;
  /** Longest access leg. */
  readonly snapLimitMetres: Scalars['Float']['output'];
  /** Where the streets came from. */
  readonly source: Scalars['String']['output'];
  /** The same streets have the same hash. */
  readonly sourceHash: Maybe<Scalars['String']['output']>;
  /** importing, ready, active or retired; one of each mode is active. */
  readonly status: Scalars['String']['output'];
};


/** A version of the walking network. */
export type NetworkQualityArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** A part of a network. */
export type NetworkComponent = {
  readonly __typename?: 'NetworkComponent';
  /** West, south, east, north; degrees. */
  readonly box: ReadonlyArray<Scalars['Float']['output']>;
  /** Middle of the box: longitude and latitude. */
  readonly center: ReadonlyArray<Scalars['Float']['output']>;
  /** Its number in this version of the network. */
  readonly component: Scalars['Int']['output'];
  /** Its nodes. */
  readonly junctions: Scalars['Int']['output'];
  /** Length of its streets. */
  readonly streetMetres: Scalars['Float']['output'];
  /** Whether it is large enough to be snapped to. */
  readonly walkedFrom: Scalars['Boolean']['output'];
};

/** Parts of a network that do not meet. */
export type NetworkComponents = {
  readonly __typename?: 'NetworkComponents';
  /** The largest first, at most `limit`. */
  readonly items: ReadonlyArray<NetworkComponent>;
  /** Those with fewer junctions than the network's leastComponentNodes: nothing is snapped to them. */
  readonly notWalkedFrom: SmallComponents;
  /** All of them, listed or not. */
  readonly total: Scalars['Int']['output'];
};

/** A network's number and name, for answers that name theirs. */
export type NetworkName = {
  readonly __typename?: 'NetworkName';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Number of the version. */
  readonly number: Scalars['Int']['output'];
};

/** What to know of a walking network before it is used; sites and facilities are those valid today. */
export type NetworkQuality = {
  readonly __typename?: 'NetworkQuality';
  /** Parts that do not meet. */
  readonly components: NetworkComponents;
  /** On the network, but by a long straight access leg: a street, or a position, may be missing. */
  readonly longLegs: LongLegs;
  /** The network that was looked at. */
  readonly network: NetworkName;
  /** Farther from any street than snapLimitMetres: they reach nothing, and nobody reaches them. */
  readonly offNetwork: OffNetwork;
  /** Its streets. */
  readonly streets: StreetQuality;
};

/** A survey that is to be opened. */
export type NewCampaignInput = {
  /** Its last day. */
  readonly closesOn: Scalars['Date']['input'];
  /** Its code. */
  readonly code: Scalars['ID']['input'];
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** Its first day. */
  readonly opensOn: Scalars['Date']['input'];
  /** The half-year, such as 2026H2. */
  readonly period: Scalars['String']['input'];
  /** Code of the questionnaire. */
  readonly questionnaire: Scalars['ID']['input'];
  /** The region. */
  readonly scopeCode: Scalars['ID']['input'];
  /** Of the occupied households, 50 to 100. */
  readonly targetPercent?: InputMaybe<Scalars['Int']['input']>;
  /** Its version; default: the newest. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is to be delineated. */
export type NewCirclePlan = {
  /** Residents of a circle; default: 5,000 to 12,000, and 30,000 to 100,000. */
  readonly bands?: InputMaybe<CircleBandsInput>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Why. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Whose residential sites are shared out; default: today. */
  readonly referenceDate?: InputMaybe<Scalars['Date']['input']>;
  /** A county or city. */
  readonly regionCode: Scalars['ID']['input'];
};

/** What a district plan begins with. */
export type NewDistrictPlan = {
  /** An approved plan of living circles of the county, to set targets for its circles; default: none. */
  readonly circlePlan?: InputMaybe<Scalars['Int']['input']>;
  /** With the projects of the county's library, by schedule and priority, and the thresholds of the standard as targets by the last year; default: true. */
  readonly fill?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its first year. */
  readonly firstYear: Scalars['Int']['input'];
  /** Its last year. */
  readonly lastYear: Scalars['Int']['input'];
  /** Why. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The newest published run of this period, instead of run. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** A county. */
  readonly regionCode: Scalars['ID']['input'];
  /** The published run that it begins with. */
  readonly run?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called. */
  readonly title: Scalars['String']['input'];
};

/** An interview that was held. */
export type NewInterviewInput = {
  /** The community. */
  readonly communityCode: Scalars['ID']['input'];
  /** When. */
  readonly heldOn: Scalars['Date']['input'];
  /** Names that were heard: they are taken out of the notes, and kept nowhere. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What was said. */
  readonly notes: ReadonlyArray<NewInterviewNoteInput>;
  /** How many took part. */
  readonly participants: Scalars['Int']['input'];
  /** What it was about. */
  readonly topic: InterviewTopic;
};

/** What was said of a theme. */
export type NewInterviewNoteInput = {
  /** In somebody's own words. */
  readonly quote?: InputMaybe<Scalars['String']['input']>;
  /** Its tags. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What was said. */
  readonly text: Scalars['String']['input'];
  /** Facility type it is about. */
  readonly typeCode?: InputMaybe<Scalars['ID']['input']>;
};

/** What a programme is to be chosen for. */
export type NewProgramme = {
  /** In the one currency of a region's plans. */
  readonly budget: Scalars['Float']['input'];
  /** Share of the budget that goes to one street at most. */
  readonly mostOfStreet?: InputMaybe<Scalars['Float']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Its newest run with results, instead of run. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** Projects to choose among; default: all of the county that are proposed or approved and of no adopted programme. */
  readonly projects?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A county. */
  readonly regionCode: Scalars['ID']['input'];
  /** Number of the run by which they are weighed; default: the newest with results. */
  readonly run?: InputMaybe<Scalars['Int']['input']>;
  /** So many of the weakest communities get a project each, as far as the money goes. */
  readonly weakest?: InputMaybe<Scalars['Int']['input']>;
  /** Its year. */
  readonly year: Scalars['Int']['input'];
};

/** What a household answered. */
export type NewResponseInput = {
  /** Of whoever answered: under_18, 18_34, 35_59, 60_79, 80_over. */
  readonly ageGroup?: InputMaybe<Scalars['String']['input']>;
  /** Default: today. */
  readonly answeredOn?: InputMaybe<Scalars['Date']['input']>;
  /** By the keys of the questions. */
  readonly answers: Scalars['JSON']['input'];
  /** Sent again, it takes the place of what was sent before. */
  readonly externalId?: InputMaybe<Scalars['ID']['input']>;
  /** What tells households of the site apart, such as 3-2-501: kept as a keyed hash only. */
  readonly household: Scalars['String']['input'];
  /** How long it took. */
  readonly seconds?: InputMaybe<Scalars['Int']['input']>;
  /** External id of the residential site. */
  readonly site: Scalars['ID']['input'];
};

/** What is to be tried together. */
export type NewScenario = {
  /** At most 200. */
  readonly changes: ReadonlyArray<WantedChange>;
  /** Reference system of the positions; default EPSG:4326. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Why. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Whose plans it is among. */
  readonly regionCode: Scalars['ID']['input'];
};

/** Something with a global id, by which it can be read again whatever it is (Relay's object identification). */
export type Node = {
  /** Its global id: to be sent back, not to be read. */
  readonly id: Scalars['ID']['output'];
};

/** An observation of a type in a community. */
export type ObservationEvidence = {
  readonly __typename?: 'ObservationEvidence';
  /** satisfaction or closed_on_time. */
  readonly component: Scalars['String']['output'];
  /** Ratings, or issues due. */
  readonly denominator: Scalars['Float']['output'];
  /** Sum of (rating - 1) / 4, or issues closed by their date. */
  readonly numerator: Scalars['Float']['output'];
  /** Where it is from. */
  readonly source: Scalars['String']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** What a run found of a project's type in its community. */
export type Observed = {
  readonly __typename?: 'Observed';
  /** Share of the people of its group who reach one, 0 to 1. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** Of the community. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Of the residents with the type, 0 to 1. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Of the type in it. */
  readonly score: Maybe<Scalars['Float']['output']>;
};

/** Sites and facilities off the network. */
export type OffNetwork = {
  readonly __typename?: 'OffNetwork';
  /** Facilities. */
  readonly facilities: RemoteFacilities;
  /** Residential sites. */
  readonly sites: RemoteSites;
};

/** A facility that was opened, and what became of it. */
export type OpenedFacility = {
  readonly __typename?: 'OpenedFacility';
  /** Of one alive, whether visits, opening days or activities were recorded since; null where nothing ever is. */
  readonly active: Maybe<Scalars['Boolean']['output']>;
  /** Since when it is closed; null also where nobody knows. */
  readonly closedOn: Maybe<Scalars['Date']['output']>;
  /** The day on which it is judged. */
  readonly dueOn: Scalars['Date']['output'];
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** How it was run on the day it is judged; null where nobody said. */
  readonly model: Maybe<OperatingModelName>;
  /** First day elsewhere. */
  readonly movedOn: Maybe<Scalars['Date']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** When it was opened. */
  readonly openedOn: Scalars['Date']['output'];
  /** What became of it. */
  readonly outcome: SurvivalOutcome;
  /** Its community, else its county. */
  readonly regionCode: Scalars['ID']['output'];
  /** First day of operating again. */
  readonly reopenedOn: Maybe<Scalars['Date']['output']>;
  /** Since when it is suspended. */
  readonly suspendedOn: Maybe<Scalars['Date']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A page of facilities that were opened. */
export type OpenedFacilityConnection = {
  readonly __typename?: 'OpenedFacilityConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<OpenedFacilityEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One of a page of facilities that were opened. */
export type OpenedFacilityEdge = {
  readonly __typename?: 'OpenedFacilityEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The facility. */
  readonly node: OpenedFacility;
};

/** Whether a facility is open at a moment. */
export type Opening = {
  readonly __typename?: 'Opening';
  /** The moment. */
  readonly at: Scalars['DateTime']['output'];
  /** What its opening hours say beside it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** Null = nobody knows, or perhaps, as with by appointment. */
  readonly open: Maybe<Scalars['Boolean']['output']>;
  /** When that changes; null = never, or not known. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
  /** Hours of its usual week. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** How a facility or an area is run, from a day on. */
export type OperatingModel = {
  readonly __typename?: 'OperatingModel';
  /** First day of the contract. */
  readonly contractFrom: Maybe<Scalars['Date']['output']>;
  /** Last day of the contract. */
  readonly contractUntil: Maybe<Scalars['Date']['output']>;
  /** How it is run. */
  readonly model: OperatingModelName;
  /** What else is to know. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Who runs it. */
  readonly operator: Maybe<Scalars['String']['output']>;
  /** The region itself; of a facility its community, else its county. */
  readonly regionCode: Scalars['ID']['output'];
  /** `facility:` and its external id, or `region:` and its code. */
  readonly subject: Scalars['ID']['output'];
  /** First day on which it is so. */
  readonly validFrom: Scalars['Date']['output'];
  /** Day after its last: it was ended, or the next one begins; null while it lasts. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** A page of operating models. */
export type OperatingModelConnection = {
  readonly __typename?: 'OperatingModelConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<OperatingModelEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One of a page of operating models. */
export type OperatingModelEdge = {
  readonly __typename?: 'OperatingModelEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The model. */
  readonly node: OperatingModel;
};

/** How something is run from a day on. */
export type OperatingModelInput = {
  /** First day of the contract. */
  readonly contractFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of the contract. */
  readonly contractUntil?: InputMaybe<Scalars['Date']['input']>;
  /** How it is run. */
  readonly model: OperatingModelName;
  /** What else is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Who runs it. */
  readonly operator?: InputMaybe<Scalars['String']['input']>;
  /** Day after its last; the next model of the subject ends it as well. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
};

/** How something is run (运营模式). */
export type OperatingModelName =
  /** 强社惠民 */
  | 'cooperative'
  /** 社企联动 */
  | 'enterprise'
  /** By the government itself. */
  | 'government'
  /** 大物业 */
  | 'large_property'
  /** Otherwise. */
  | 'other'
  /** 片区联动 */
  | 'precinct'
  /** 物业联动 */
  | 'property';

/** What facilities and areas took and gave. */
export type OperationFigures = {
  readonly __typename?: 'OperationFigures';
  /** Begun in the period, as the survey keeps them. */
  readonly activities: Scalars['Int']['output'];
  /** Areas with a record of their own, which is added to those of facilities. */
  readonly areas: Scalars['Int']['output'];
  /** Operating or suspended on the last day, and those with a record that are no longer. */
  readonly facilities: Scalars['Int']['output'];
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Float']['output']>;
  /** Of them with a record. */
  readonly recorded: Scalars['Int']['output'];
  /** What residents say of these types, 0 to 1: the facilities of a type in a community have equal parts in what is said of it there. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Income over spending, of the records that have both. */
  readonly selfSufficiency: Maybe<Scalars['Float']['output']>;
  /** Their share; null without facilities. */
  readonly shareRecorded: Maybe<Scalars['Float']['output']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Float']['output']>;
  /** Visits for each 1,000 residents of the region. */
  readonly visitsPer1000: Maybe<Scalars['Float']['output']>;
  /** Of the records that have both. */
  readonly visitsPerOpeningDay: Maybe<Scalars['Float']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Float']['output']>;
};

/** The same of those that are run alike. */
export type OperationOfModel = {
  readonly __typename?: 'OperationOfModel';
  /** Begun in the period, as the survey keeps them. */
  readonly activities: Scalars['Int']['output'];
  /** Areas with a record of their own, which is added to those of facilities. */
  readonly areas: Scalars['Int']['output'];
  /** Operating or suspended on the last day, and those with a record that are no longer. */
  readonly facilities: Scalars['Int']['output'];
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** How; null: nobody said. */
  readonly model: Maybe<OperatingModelName>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Float']['output']>;
  /** Of them with a record. */
  readonly recorded: Scalars['Int']['output'];
  /** What residents say of these types, 0 to 1: the facilities of a type in a community have equal parts in what is said of it there. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** What residents say of the same types in the same mix, whoever runs them: above it a model delivers more than others. */
  readonly satisfactionOfPeers: Maybe<Scalars['Float']['output']>;
  /** Income over spending, of the records that have both. */
  readonly selfSufficiency: Maybe<Scalars['Float']['output']>;
  /** Their share; null without facilities. */
  readonly shareRecorded: Maybe<Scalars['Float']['output']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Float']['output']>;
  /** Visits for each 1,000 residents of the region. */
  readonly visitsPer1000: Maybe<Scalars['Float']['output']>;
  /** Of the records that have both. */
  readonly visitsPerOpeningDay: Maybe<Scalars['Float']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Float']['output']>;
};

/** The same of a region below. */
export type OperationOfRegion = {
  readonly __typename?: 'OperationOfRegion';
  /** Begun in the period, as the survey keeps them. */
  readonly activities: Scalars['Int']['output'];
  /** Areas with a record of their own, which is added to those of facilities. */
  readonly areas: Scalars['Int']['output'];
  /** Operating or suspended on the last day, and those with a record that are no longer. */
  readonly facilities: Scalars['Int']['output'];
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Float']['output']>;
  /** Of them with a record. */
  readonly recorded: Scalars['Int']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Persons. */
  readonly residents: Scalars['Float']['output'];
  /** What residents say of these types, 0 to 1: the facilities of a type in a community have equal parts in what is said of it there. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Income over spending, of the records that have both. */
  readonly selfSufficiency: Maybe<Scalars['Float']['output']>;
  /** Their share; null without facilities. */
  readonly shareRecorded: Maybe<Scalars['Float']['output']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Float']['output']>;
  /** Visits for each 1,000 residents of the region. */
  readonly visitsPer1000: Maybe<Scalars['Float']['output']>;
  /** Of the records that have both. */
  readonly visitsPerOpeningDay: Maybe<Scalars['Float']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Float']['output']>;
};

/** The same of a facility type. */
export type OperationOfType = {
  readonly __typename?: 'OperationOfType';
  /** Begun in the period, as the survey keeps them. */
  readonly activities: Scalars['Int']['output'];
  /** Areas with a record of their own, which is added to those of facilities. */
  readonly areas: Scalars['Int']['output'];
  /** Operating or suspended on the last day, and those with a record that are no longer. */
  readonly facilities: Scalars['Int']['output'];
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Float']['output']>;
  /** Of them with a record. */
  readonly recorded: Scalars['Int']['output'];
  /** What residents say of these types, 0 to 1: the facilities of a type in a community have equal parts in what is said of it there. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Income over spending, of the records that have both. */
  readonly selfSufficiency: Maybe<Scalars['Float']['output']>;
  /** Their share; null without facilities. */
  readonly shareRecorded: Maybe<Scalars['Float']['output']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Float']['output']>;
  /** Visits for each 1,000 residents of the region. */
  readonly visitsPer1000: Maybe<Scalars['Float']['output']>;
  /** Of the records that have both. */
  readonly visitsPerOpeningDay: Maybe<Scalars['Float']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Float']['output']>;
};

/** What running a facility, or an area beside its facilities, took and gave in a period. */
export type OperationRecord = {
  readonly __typename?: 'OperationRecord';
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Int']['output']>;
  /** Year, half-year, quarter or month. */
  readonly period: Scalars['String']['output'];
  /** The region itself; of a facility its community, else its county. */
  readonly regionCode: Scalars['ID']['output'];
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** `facility:` and its external id, or `region:` and its code. */
  readonly subject: Scalars['ID']['output'];
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Int']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Int']['output']>;
};

/** A page of records of operation. */
export type OperationRecordConnection = {
  readonly __typename?: 'OperationRecordConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<OperationRecordEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One of a page of records of operation. */
export type OperationRecordEdge = {
  readonly __typename?: 'OperationRecordEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The record. */
  readonly node: OperationRecord;
};

/** What is recorded of a period; what is left out is not known, which is not nothing. */
export type OperationRecordInput = {
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds?: InputMaybe<Scalars['Float']['input']>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income?: InputMaybe<Scalars['Float']['input']>;
  /** Days on which it was open. */
  readonly openingDays?: InputMaybe<Scalars['Int']['input']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending?: InputMaybe<Scalars['Float']['input']>;
  /** Full-time equivalents. */
  readonly staff?: InputMaybe<Scalars['Float']['input']>;
  /** Persons served, each time they came. */
  readonly visits?: InputMaybe<Scalars['Int']['input']>;
  /** Persons. */
  readonly volunteers?: InputMaybe<Scalars['Int']['input']>;
};

/** How facilities and areas of a region did in a period. */
export type OperationSummary = {
  readonly __typename?: 'OperationSummary';
  /** By how they were run on the last day. */
  readonly byModel: ReadonlyArray<OperationOfModel>;
  /** Of the regions right below; what is known of none of them stays with the region itself. */
  readonly byRegion: ReadonlyArray<OperationOfRegion>;
  /** Of facilities; areas have no type. */
  readonly byType: ReadonlyArray<OperationOfType>;
  /** The period. */
  readonly period: Scalars['String']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Persons. */
  readonly residents: Scalars['Float']['output'];
  /** All together. */
  readonly total: OperationFigures;
};

/** What another budget would do. */
export type OtherBudget = {
  readonly __typename?: 'OtherBudget';
  /** Projects that it would take beside. */
  readonly added: ReadonlyArray<Scalars['ID']['output']>;
  /** In the one currency of a region's plans. */
  readonly budget: Scalars['Float']['output'];
  /** Projects that it would leave. */
  readonly dropped: ReadonlyArray<Scalars['ID']['output']>;
  /** Points of the communities' indices times their residents. */
  readonly lift: Scalars['Float']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last item: send it as `after` for the next page; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** The bundle that a part came in. */
export type PartBundle = {
  readonly __typename?: 'PartBundle';
  /** The instance that signed it. */
  readonly instance: Scalars['ID']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** When it was published there. */
  readonly publishedAt: Scalars['String']['output'];
  /** The run that it was there. */
  readonly senderRunId: Scalars['Int']['output'];
  /** SHA-256 of all its lines but the last. */
  readonly sha256: Scalars['String']['output'];
};

/** A system that writes here what it knows. */
export type Partner = {
  readonly __typename?: 'Partner';
  /** When it was changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly changedBy: Scalars['String']['output'];
  /** The client that alone writes for it; null = every integrator whose region holds the partner's. */
  readonly clientId: Maybe<Scalars['ID']['output']>;
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** That people are to settle. */
  readonly conflicts: Scalars['Int']['output'];
  /** Reference system of its positions. */
  readonly crs: Scalars['String']['output'];
  /** Things of theirs that are known, as the caller sees them. */
  readonly links: Scalars['Int']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What tells which of two items of one thing is the newer. */
  readonly orderedBy: PartnerOrder;
  /** It writes in this region and below. */
  readonly regionCode: Scalars['ID']['output'];
  /** By kind and field group, what holds where both sides changed: theirs, ours, ask. */
  readonly rules: Scalars['JSON']['output'];
  /** Items that wait. */
  readonly waiting: Scalars['Int']['output'];
};

/** Lists of codes that a partner may have its own of. */
export type PartnerCodeList =
  /** What projects do. */
  | 'action'
  /** Causes of shortfalls. */
  | 'cause'
  /** Kinds of communities. */
  | 'communityKind'
  /** What is counted. */
  | 'component'
  /** Future-community states. */
  | 'futureStatus'
  /** Codes of regions. */
  | 'region'
  /** Where space comes from. */
  | 'spaceKind'
  /** States of facilities. */
  | 'status'
  /** Facility types. */
  | 'type';

/** A code of a partner's, and what it is here. */
export type PartnerCodePair = {
  readonly __typename?: 'PartnerCodePair';
  /** Ours. */
  readonly ours: Scalars['String']['output'];
  /** Theirs. */
  readonly theirs: Scalars['String']['output'];
};

/** A code of a partner's, and what it is to be here. */
export type PartnerCodePairInput = {
  /** Ours. */
  readonly ours: Scalars['String']['input'];
  /** Theirs. */
  readonly theirs: Scalars['String']['input'];
};

/** A field group that both sides changed. Values are texts by field, as files have them. */
export type PartnerConflict = {
  readonly __typename?: 'PartnerConflict';
  /** What they said when both sides were last brought together. */
  readonly agreed: Maybe<Scalars['JSON']['output']>;
  /** As the partner knows it. */
  readonly externalId: Scalars['ID']['output'];
  /** When it was found. */
  readonly foundAt: Scalars['DateTime']['output'];
  /** Field group. */
  readonly group: Scalars['String']['output'];
  /** Of which kind. */
  readonly kind: PartnerKind;
  /** Why it was settled so. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** As we know it. */
  readonly ourKey: Scalars['ID']['output'];
  /** What we have. */
  readonly ours: Scalars['JSON']['output'];
  /** Where it is. */
  readonly regionCode: Scalars['ID']['output'];
  /** By what it was settled. */
  readonly settledAs: Maybe<PartnerSettlement>;
  /** When it was settled or withdrawn. */
  readonly settledAt: Maybe<Scalars['DateTime']['output']>;
  /** Who settled it. */
  readonly settledBy: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  readonly state: PartnerConflictState;
  /** What they say. */
  readonly theirs: Scalars['JSON']['output'];
  /** Of a settlement by a value. */
  readonly value: Maybe<Scalars['JSON']['output']>;
};

/** A page of conflicts with a partner. */
export type PartnerConflictConnection = {
  readonly __typename?: 'PartnerConflictConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<PartnerConflictEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One in a page of conflicts with a partner. */
export type PartnerConflictEdge = {
  readonly __typename?: 'PartnerConflictEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** Itself. */
  readonly node: PartnerConflict;
};

/** How far people are with what both sides changed. */
export type PartnerConflictState =
  /** To be settled. */
  | 'open'
  /** Settled. */
  | 'settled'
  /** The partner took its change back, or both sides came to say the same. */
  | 'withdrawn';

/** What a partner is. */
export type PartnerInput = {
  /** The client that alone writes for it; default: every integrator whose region holds the partner's. */
  readonly clientId?: InputMaybe<Scalars['ID']['input']>;
  /** Reference system of its positions; default EPSG:4326. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** What tells which of two items of one thing is the newer; default changed_at. */
  readonly orderedBy?: InputMaybe<PartnerOrder>;
  /** It writes in this region and below. */
  readonly regionCode: Scalars['ID']['input'];
  /** By kind and field group, what holds where both sides changed: theirs, ours, ask; what is not named: ask. */
  readonly rules?: InputMaybe<Scalars['JSON']['input']>;
};

/** What is wrong with a field of an item, and what to do. */
export type PartnerItemProblem = {
  readonly __typename?: 'PartnerItemProblem';
  /** What is wrong with it. */
  readonly detail: Scalars['String']['output'];
  /** Where it stands. */
  readonly pointer: Scalars['String']['output'];
  /** What stands there. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** What partners write. */
export type PartnerKind =
  /** Facilities. */
  | 'facilities'
  /** Counts of a period. */
  | 'observations'
  /** Projects of the library. */
  | 'projects'
  /** Regions. */
  | 'regions'
  /** Residential sites. */
  | 'sites';

/** Their id beside ours. */
export type PartnerLink = {
  readonly __typename?: 'PartnerLink';
  /** What they said last, as it came; null = nothing yet. */
  readonly content: Maybe<Scalars['JSON']['output']>;
  /** As the partner knows it. */
  readonly externalId: Scalars['ID']['output'];
  /** Of which kind. */
  readonly kind: PartnerKind;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Code, external id or, of an observation, source here. */
  readonly ourKey: Scalars['ID']['output'];
  /** When it came. */
  readonly receivedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it is. */
  readonly regionCode: Scalars['ID']['output'];
  /** By whom. */
  readonly writtenBy: Scalars['String']['output'];
};

/** A page of their ids beside ours. */
export type PartnerLinkConnection = {
  readonly __typename?: 'PartnerLinkConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<PartnerLinkEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One in a page of their ids beside ours. */
export type PartnerLinkEdge = {
  readonly __typename?: 'PartnerLinkEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** Itself. */
  readonly node: PartnerLink;
};

/** Something that an item speaks of and nobody knows yet. */
export type PartnerNeed = {
  readonly __typename?: 'PartnerNeed';
  /** As the partner calls it. */
  readonly id: Scalars['String']['output'];
  /** Of which kind. */
  readonly kind: PartnerKind;
};

/** What tells which of two items of one thing is the newer. */
export type PartnerOrder =
  /** When it was changed. */
  | 'changed_at'
  /** Its version number. */
  | 'version';

/** By what a conflict is settled. */
export type PartnerSettlement =
  /** Ours. */
  | 'ours'
  /** Their word. */
  | 'theirs'
  /** A value of its own. */
  | 'value';

/** An item that waits. */
export type PartnerWaiting = {
  readonly __typename?: 'PartnerWaiting';
  /** As it came. */
  readonly content: Scalars['JSON']['output'];
  /** As the partner knows it. */
  readonly externalId: Scalars['ID']['output'];
  /** Of which kind. */
  readonly kind: PartnerKind;
  /** When it was looked at last. */
  readonly lookedAt: Scalars['DateTime']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** What is wrong with it. */
  readonly problems: ReadonlyArray<PartnerItemProblem>;
  /** What for; null = it was looked at again and could not be used. */
  readonly waitsFor: Maybe<PartnerNeed>;
};

/** A page of items that wait. */
export type PartnerWaitingConnection = {
  readonly __typename?: 'PartnerWaitingConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<PartnerWaitingEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** One in a page of items that wait. */
export type PartnerWaitingEdge = {
  readonly __typename?: 'PartnerWaitingEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** Itself. */
  readonly node: PartnerWaiting;
};

/** What was looked at again, and what waits still. */
export type PartnerWaitingSummary = {
  readonly __typename?: 'PartnerWaitingSummary';
  /** That wait still. */
  readonly left: Scalars['Int']['output'];
  /** Items that waited and were looked at again. */
  readonly lookedAt: Scalars['Int']['output'];
};

/** Whom a figure is about. */
export type PeopleGroup =
  /** All residents. */
  | 'all'
  /** 0 to 14. */
  | 'child'
  /** 60 and over. */
  | 'elderly';

/** Persons of the run's scope. */
export type PeopleServed = {
  readonly __typename?: 'PeopleServed';
  /** 0 to 14. */
  readonly children: Scalars['Float']['output'];
  /** 60 and over. */
  readonly elderly: Scalars['Float']['output'];
  /** Everybody. */
  readonly residents: Scalars['Float']['output'];
};

/** How much people count. */
export type PeopleWeights = {
  /** A child, beside. */
  readonly children?: InputMaybe<Scalars['Float']['input']>;
  /** An elderly one, beside. */
  readonly elderly?: InputMaybe<Scalars['Float']['input']>;
  /** A resident. */
  readonly residents?: InputMaybe<Scalars['Float']['input']>;
};

/** What a facility took and gave in a period. */
export type PeriodOfOperation = {
  readonly __typename?: 'PeriodOfOperation';
  /** Held there in the period, as the survey keeps them. */
  readonly activities: Scalars['Int']['output'];
  /** Public funds, yuan (CNY); null = not known. */
  readonly funds: Maybe<Scalars['Float']['output']>;
  /** How it was run on the last day of the period; null where nobody said. */
  readonly holding: Maybe<HoldingModel>;
  /** What was earned, public funds not counted, yuan (CNY); null = not known. */
  readonly income: Maybe<Scalars['Float']['output']>;
  /** Days on which it was open. */
  readonly openingDays: Maybe<Scalars['Int']['output']>;
  /** Year, half-year, quarter or month. */
  readonly period: Scalars['String']['output'];
  /** Income over spending; 1 = it carries itself. */
  readonly selfSufficiency: Maybe<Scalars['Float']['output']>;
  /** What was spent, yuan (CNY); null = not known. */
  readonly spending: Maybe<Scalars['Float']['output']>;
  /** Full-time equivalents. */
  readonly staff: Maybe<Scalars['Float']['output']>;
  /** Persons served, each time they came. */
  readonly visits: Maybe<Scalars['Int']['output']>;
  /** Visits over opening days. */
  readonly visitsPerOpeningDay: Maybe<Scalars['Float']['output']>;
  /** Persons. */
  readonly volunteers: Maybe<Scalars['Int']['output']>;
};

/** A place by its longitude and latitude, or what these are in another reference system. */
export type PlaceInput = {
  /** Latitude, or north. */
  readonly lat: Scalars['Float']['input'];
  /** Longitude, or east. */
  readonly lon: Scalars['Float']['input'];
};

/** What a plan costs. */
export type PlanMoney = {
  readonly __typename?: 'PlanMoney';
  /** By source of space. */
  readonly bySpaceKind: ReadonlyArray<CostBySpaceKind>;
  /** By type. */
  readonly byType: ReadonlyArray<CostByType>;
  /** In all. */
  readonly total: Scalars['Float']['output'];
  /** Projects without a budget: they cost, and are not in the sums. */
  readonly unpriced: ReadonlyArray<Scalars['String']['output']>;
};

/** A type that the baseline finds short in a community or circle, and what a plan does about it. */
export type PlanShortfall = {
  readonly __typename?: 'PlanShortfall';
  /** The main cause. */
  readonly cause: Cause;
  /** What becomes of it. */
  readonly outcome: ShortfallOutcome;
  /** The community or circle. */
  readonly placeCode: Scalars['String']['output'];
  /** Planned facilities of the type that its people reach or that stand there, and better service there. */
  readonly projectIds: ReadonlyArray<Scalars['String']['output']>;
  /** Kind of place. */
  readonly scope: ShortfallScope;
  /** If all is built. */
  readonly scoreAfter: Scalars['Float']['output'];
  /** As the baseline has it. */
  readonly scoreBefore: Scalars['Float']['output'];
  /** weight × (100 − score) */
  readonly severity: Scalars['Float']['output'];
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
};

/** A page of a plan's shortfalls. */
export type PlanShortfallConnection = {
  readonly __typename?: 'PlanShortfallConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<PlanShortfallEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A plan's shortfall in a page. */
export type PlanShortfallEdge = {
  readonly __typename?: 'PlanShortfallEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The shortfall. */
  readonly node: PlanShortfall;
};

/** What a plan is to come to. */
export type PlanTargetInput = {
  /** By the end of this year. */
  readonly byYear: Scalars['Int']['input'];
  /** What is measured. */
  readonly measure: TargetMeasure;
  /** One community or circle; null: each. */
  readonly placeCode?: InputMaybe<Scalars['String']['input']>;
  /** Of what it speaks. */
  readonly scope: TargetScope;
  /** Null: of all types, the index. */
  readonly typeCode?: InputMaybe<Scalars['String']['input']>;
  /** At least so much. */
  readonly value: Scalars['Float']['input'];
};

/** The community of a portrait. */
export type PortraitCommunity = {
  readonly __typename?: 'PortraitCommunity';
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** Whether it is a future community. */
  readonly futureStatus: Maybe<FutureStatus>;
  /** Its kind. */
  readonly kind: Maybe<CommunityKind>;
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
};

/** What residents of a community ask for. */
export type PortraitDemand = {
  readonly __typename?: 'PortraitDemand';
  /** Its name in English. */
  readonly nameEn: Scalars['String']['output'];
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
  /** Of those asked, 0 to 1. */
  readonly share: Scalars['Float']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Who lives in a community. */
export type PortraitPeople = {
  readonly __typename?: 'PortraitPeople';
  /** 0 to 14. */
  readonly children: Scalars['Float']['output'];
  /** 60 and over. */
  readonly elderly: Scalars['Float']['output'];
  /** Everybody. */
  readonly residents: Scalars['Float']['output'];
  /** Residential sites. */
  readonly sites: Scalars['Int']['output'];
  /** Sites that find no street. */
  readonly sitesOffNetwork: Scalars['Int']['output'];
};

/** What a facility of a type costs. */
export type PriceInput = {
  /** Of a new one, whatever its size. */
  readonly facility: Scalars['Float']['input'];
  /** Of opening one that is closed. */
  readonly opening?: InputMaybe<Scalars['Float']['input']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['input'];
  /** Of each unit of its size. */
  readonly unit: Scalars['Float']['input'];
};

/** A community to treat, by the policy's four marks. */
export type Priority = {
  readonly __typename?: 'Priority';
  /** Code of the community. */
  readonly code: Scalars['ID']['output'];
  /** Grade of the index. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Community kind. */
  readonly kind: Maybe<CommunityKind>;
  /** The mark that adds most. */
  readonly main: Mark;
  /** The four marks. */
  readonly marks: ReadonlyArray<PriorityMark>;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** Place in the list; equals share one. */
  readonly order: Scalars['Int']['output'];
  /** Code of its street. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** 0 to 1, the higher the sooner. */
  readonly priority: Scalars['Float']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Its worst shortfalls, three at most. */
  readonly shortfalls: ReadonlyArray<Shortfall>;
  /** The marks that count, the heaviest first, in English. */
  readonly whyEn: Scalars['String']['output'];
  /** The marks that count, the heaviest first, in Chinese. */
  readonly whyZh: Scalars['String']['output'];
};

/** A page of priorities. */
export type PriorityConnection = {
  readonly __typename?: 'PriorityConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<PriorityEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A community on a page of priorities. */
export type PriorityEdge = {
  readonly __typename?: 'PriorityEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The community. */
  readonly node: Priority;
};

/** A mark of a community. */
export type PriorityMark = {
  readonly __typename?: 'PriorityMark';
  /** What it adds to the priority. */
  readonly contribution: Scalars['Float']['output'];
  /** Its weight once the missing marks' is shared among the rest. */
  readonly effectiveWeight: Scalars['Float']['output'];
  /** The mark. */
  readonly mark: Mark;
  /** English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** 0 to 1, the more the weaker; null = missing. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** Its weight. */
  readonly weight: Scalars['Float']['output'];
};

/** What a county does in a year for its budget. */
export type Programme = {
  readonly __typename?: 'Programme';
  /** When it was adopted; null = a draft. */
  readonly adoptedOn: Maybe<Scalars['Date']['output']>;
  /** In the one currency of a region's plans. */
  readonly budget: Scalars['Float']['output'];
  /** What all its projects together are to bring the county. */
  readonly expected: Gain;
  /** How money is shared out. */
  readonly fairness: Fairness;
  /** Projects that could not be weighed. */
  readonly left: ReadonlyArray<LeftProject>;
  /** With a tenth less. */
  readonly less: OtherBudget;
  /** With a tenth more. */
  readonly more: OtherBudget;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Known to be the best there is. */
  readonly optimal: Scalars['Boolean']['output'];
  /** In the order to do them. */
  readonly projects: ReadonlyArray<ProgrammeProject>;
  /** When it was drafted. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly recordedBy: Scalars['String']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** The run by which its projects were weighed. */
  readonly runId: Scalars['Int']['output'];
  /** What its projects cost. */
  readonly spent: Scalars['Float']['output'];
  /** How far it is. */
  readonly state: ProgrammeState;
  /** No choice within the limits lifts more. */
  readonly upperBound: Scalars['Float']['output'];
  /** Its year. */
  readonly year: Scalars['Int']['output'];
};

/** A page of programmes. */
export type ProgrammeConnection = {
  readonly __typename?: 'ProgrammeConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<ProgrammeEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A programme in a page. */
export type ProgrammeEdge = {
  readonly __typename?: 'ProgrammeEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The programme. */
  readonly node: Programme;
};

/** What a programme brought, beside what it was to bring. */
export type ProgrammeEffect = {
  readonly __typename?: 'ProgrammeEffect';
  /** Measured for expected, of those that have both. */
  readonly delivered: Maybe<Scalars['Float']['output']>;
  /** What all its projects together were to bring. */
  readonly expected: Gain;
  /** The sum of what each was to bring alone. */
  readonly expectedLift: Scalars['Float']['output'];
  /** What those that are accepted brought together. */
  readonly measured: Maybe<Gain>;
  /** The sum of what each brought alone. */
  readonly measuredLift: Scalars['Float']['output'];
  /** Number of the programme. */
  readonly programmeId: Scalars['Int']['output'];
  /** The projects. */
  readonly projects: ReadonlyArray<ProjectEffect>;
};

/** How far a programme was on a day. */
export type ProgrammeProgress = {
  readonly __typename?: 'ProgrammeProgress';
  /** What they were to cost when the programme was adopted. */
  readonly budget: Scalars['Float']['output'];
  /** In the order to do them. */
  readonly byProject: ReadonlyArray<ProjectProgress>;
  /** Not completed, though due before. */
  readonly late: Scalars['Int']['output'];
  /** What they are to lift. */
  readonly lift: Scalars['Float']['output'];
  /** Of that, by those that are accepted. */
  readonly liftAccepted: Scalars['Float']['output'];
  /** Milestones due until then. */
  readonly milestonesDue: Scalars['Int']['output'];
  /** Milestones that were due before and not done. */
  readonly milestonesLate: Scalars['Int']['output'];
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** More spent than planned. */
  readonly overBudget: Scalars['Int']['output'];
  /** Number of the programme. */
  readonly programmeId: Scalars['Int']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
  /** How many are in which state. */
  readonly states: ProjectsByState;
};

/** A project of a programme. */
export type ProgrammeProject = {
  readonly __typename?: 'ProgrammeProject';
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** What it costs. */
  readonly cost: Scalars['Float']['output'];
  /** In for one of the weakest communities' sake. */
  readonly forced: Scalars['Boolean']['output'];
  /** What it adds to those before it. */
  readonly lift: Scalars['Float']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** External id of the project. */
  readonly projectId: Scalars['ID']['output'];
  /** As it is now. */
  readonly state: ProjectState;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Whether a programme is fixed. */
export type ProgrammeState =
  /** It is fixed. */
  | 'adopted'
  /** It may be taken away. */
  | 'draft';

/** How far projects are, all together. */
export type ProgressFigures = {
  readonly __typename?: 'ProgressFigures';
  /** What they were to cost when the programme was adopted. */
  readonly budget: Scalars['Float']['output'];
  /** Not completed, though due before. */
  readonly late: Scalars['Int']['output'];
  /** What they are to lift. */
  readonly lift: Scalars['Float']['output'];
  /** Of that, by those that are accepted. */
  readonly liftAccepted: Scalars['Float']['output'];
  /** Milestones due until then. */
  readonly milestonesDue: Scalars['Int']['output'];
  /** Milestones that were due before and not done. */
  readonly milestonesLate: Scalars['Int']['output'];
  /** More spent than planned. */
  readonly overBudget: Scalars['Int']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
  /** How many are in which state. */
  readonly states: ProjectsByState;
};

/** A project of the library. */
export type Project = {
  readonly __typename?: 'Project';
  /** When it was accepted; null = not yet. */
  readonly acceptedOn: Maybe<Scalars['Date']['output']>;
  /** Add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility. */
  readonly action: ProjectAction;
  /** In the one currency of a region's plans. */
  readonly budget: Maybe<Scalars['Float']['output']>;
  /** Main cause of the shortfall that it treats. */
  readonly cause: Maybe<Cause>;
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Photos and papers by reference. */
  readonly documents: ReadonlyArray<FacilityDocument>;
  /** When it is to be done. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** What it is to bring; null where nobody worked it out. */
  readonly expected: Maybe<ExpectedGain>;
  /** As its sender calls it. */
  readonly externalId: Scalars['ID']['output'];
  /** External id of the facility that it is about; of a new one, once it is accepted. */
  readonly facility: Maybe<Scalars['ID']['output']>;
  /** Where it is to be. */
  readonly location: Maybe<Scalars['GeoJSONPoint']['output']>;
  /** What made the priority; null where nobody worked it out. */
  readonly marks: Maybe<ProjectMarks>;
  /** States that the caller may bring it to. */
  readonly mayBecome: ReadonlyArray<ProjectState>;
  /** Its steps. */
  readonly milestones: ReadonlyArray<Milestone>;
  /** Its steps from state to state. */
  readonly moves: ReadonlyArray<ProjectMove>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What else is to know. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Written by hand, made from a shortfall, or of a scenario. */
  readonly origin: ProjectOrigin;
  /** 0 to 1, the higher the sooner. */
  readonly priority: Maybe<Scalars['Float']['output']>;
  /** As last reported, 0 to 1. */
  readonly progress: Maybe<Scalars['Float']['output']>;
  /** How far it was, by day. */
  readonly reports: ReadonlyArray<ProjectReport>;
  /** Who sees to it. */
  readonly responsible: Maybe<Scalars['String']['output']>;
  /** Counts its changes. */
  readonly revision: Scalars['Int']['output'];
  /** In the supply unit of the type, as it is to be. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** External id of the idle space that it uses. */
  readonly space: Maybe<Scalars['ID']['output']>;
  /** Source of the space. */
  readonly spaceKind: Maybe<ProjectSpaceKind>;
  /** As last reported. */
  readonly spent: Maybe<Scalars['Float']['output']>;
  /** When it is to begin. */
  readonly startsOn: Maybe<Scalars['Date']['output']>;
  /** How far it is. */
  readonly state: ProjectState;
  /** Since when. */
  readonly stateSince: Scalars['String']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Hours that it is to be open a week. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** What a project does. */
export type ProjectAction =
  /** A new facility. */
  | 'add'
  /** One that is there moves. */
  | 'move'
  /** One that does not operate opens. */
  | 'open'
  /** One that is there gets another size. */
  | 'resize'
  /** Better service, which changes no facility. */
  | 'serve';

/** A project that a shortfall asks for. */
export type ProjectCandidate = {
  readonly __typename?: 'ProjectCandidate';
  /** Add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility. */
  readonly action: ProjectAction;
  /** Other communities short of the same, most of whose need it would come to as well. */
  readonly alsoServes: ReadonlyArray<Scalars['ID']['output']>;
  /** In the one currency of a region's plans. */
  readonly budget: Maybe<Scalars['Float']['output']>;
  /** Main cause of the shortfall that it treats. */
  readonly cause: Cause;
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Name of the community. */
  readonly communityNameZh: Scalars['String']['output'];
  /** What it is to bring; null where nobody worked it out. */
  readonly expected: Maybe<ExpectedGain>;
  /** As its sender calls it. */
  readonly externalId: Scalars['ID']['output'];
  /** External id of the facility that it is about. */
  readonly facility: Maybe<Scalars['ID']['output']>;
  /** Where its space is, else a place from which most of the need is met; null where no place does. */
  readonly location: Maybe<Scalars['GeoJSONPoint']['output']>;
  /** What made the priority; null where nobody worked it out. */
  readonly marks: ProjectMarks;
  /** What helps, in English. */
  readonly measureEn: Scalars['String']['output'];
  /** What helps, in Chinese. */
  readonly measureZh: Scalars['String']['output'];
  /** How many of them it would come to. */
  readonly meets: Scalars['Float']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** 0 to 1, the higher the sooner. */
  readonly priority: Maybe<Scalars['Float']['output']>;
  /** In the supply unit of the type, as it is to be. */
  readonly size: Maybe<Scalars['Float']['output']>;
  /** External id of the idle space that it uses. */
  readonly space: Maybe<Scalars['ID']['output']>;
  /** Source of the space. */
  readonly spaceKind: Maybe<ProjectSpaceKind>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Persons of the community whose need is not met. */
  readonly unmet: Scalars['Float']['output'];
  /** Hours that it is to be open a week. */
  readonly weeklyHours: Maybe<Scalars['Float']['output']>;
};

/** What the shortfalls of a region ask for. */
export type ProjectCandidates = {
  readonly __typename?: 'ProjectCandidates';
  /** Those to do first at the head. */
  readonly candidates: ReadonlyArray<ProjectCandidate>;
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Of those looked at: something that is planned, being built or a candidate before does for them. */
  readonly plannedFor: Scalars['Int']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Of the region. */
  readonly shortfalls: Scalars['Int']['output'];
};

/** A page of projects. */
export type ProjectConnection = {
  readonly __typename?: 'ProjectConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<ProjectEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A project in a page. */
export type ProjectEdge = {
  readonly __typename?: 'ProjectEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The project. */
  readonly node: Project;
};

/** What an accepted project brought, beside what it was to bring. */
export type ProjectEffect = {
  readonly __typename?: 'ProjectEffect';
  /** When it was accepted; null = not yet. */
  readonly acceptedOn: Scalars['Date']['output'];
  /** By the newest run since: whatever else happened is in it as well. */
  readonly after: Maybe<Observed>;
  /** By the run of the expectation. */
  readonly before: Maybe<Observed>;
  /** Measured lift for expected. */
  readonly delivered: Maybe<Scalars['Float']['output']>;
  /** What it is to bring; null where nobody worked it out. */
  readonly expected: Maybe<ExpectedGain>;
  /** By the newest run since: what it found, beside what it would have found without the project. */
  readonly measured: Maybe<ExpectedGain>;
  /** External id of the project. */
  readonly projectId: Scalars['ID']['output'];
  /** Why it is not measured. */
  readonly why: Maybe<Scalars['String']['output']>;
};

/** What a project is to be from now on. */
export type ProjectInput = {
  /** Add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility. */
  readonly action: ProjectAction;
  /** In the one currency of a region's plans. */
  readonly budget?: InputMaybe<Scalars['Float']['input']>;
  /** Main cause of the shortfall that it treats. */
  readonly cause?: InputMaybe<Cause>;
  /** Its community. */
  readonly communityCode: Scalars['ID']['input'];
  /** Reference system of location; default EPSG:4326. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** Photos and papers by reference. */
  readonly documents?: InputMaybe<ReadonlyArray<FacilityDocumentInput>>;
  /** When it is to be done. */
  readonly dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** External id of the facility that it is about; needed to open, move or resize one. */
  readonly facility?: InputMaybe<Scalars['ID']['input']>;
  /** Where it is to be; default: where its space is. */
  readonly location?: InputMaybe<Scalars['GeoJSONPoint']['input']>;
  /** Its steps. */
  readonly milestones?: InputMaybe<ReadonlyArray<MilestoneInput>>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** What else is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Who sees to it. */
  readonly responsible?: InputMaybe<Scalars['String']['input']>;
  /** In the supply unit of the type, as it is to be. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** External id of the idle space that it uses. */
  readonly space?: InputMaybe<Scalars['ID']['input']>;
  /** Source of the space. */
  readonly spaceKind?: InputMaybe<ProjectSpaceKind>;
  /** When it is to begin. */
  readonly startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['input'];
  /** Hours that it is to be open a week. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** What made the priority: the mean of both. */
export type ProjectMarks = {
  readonly __typename?: 'ProjectMarks';
  /** Of the community over all its types. */
  readonly community: ReadonlyArray<PriorityMark>;
  /** Of the type in the community. */
  readonly inputs: MarkInputs;
  /** Of the type in the community. */
  readonly type: ReadonlyArray<PriorityMark>;
};

/** A step of a project from state to state. */
export type ProjectMove = {
  readonly __typename?: 'ProjectMove';
  /** Who said so. */
  readonly by: Scalars['String']['output'];
  /** What it was. */
  readonly from: ProjectState;
  /** What else is to know. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** What it became. */
  readonly to: ProjectState;
};

/** Where a project comes from. */
export type ProjectOrigin =
  /** Written by hand. */
  | 'hand'
  /** Of a scenario. */
  | 'scenario'
  /** Made from a shortfall. */
  | 'shortfall';

/** A project of a programme as it was on a day. */
export type ProjectProgress = {
  readonly __typename?: 'ProjectProgress';
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** What it costs. */
  readonly cost: Scalars['Float']['output'];
  /** When it is to be done. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** Not completed, though due before. */
  readonly late: Scalars['Boolean']['output'];
  /** Milestones due until then. */
  readonly milestonesDue: Scalars['Int']['output'];
  /** Milestones that were due before and not done. */
  readonly milestonesLate: Scalars['Int']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** More spent than planned. */
  readonly overBudget: Scalars['Boolean']['output'];
  /** Share of the work that is done, 0 to 1. */
  readonly progress: Maybe<Scalars['Float']['output']>;
  /** External id of the project. */
  readonly projectId: Scalars['ID']['output'];
  /** When that was told. */
  readonly reportedOn: Maybe<Scalars['Date']['output']>;
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
  /** How far it is. */
  readonly state: ProjectState;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** How far a project was on a day. */
export type ProjectReport = {
  readonly __typename?: 'ProjectReport';
  /** Who said so. */
  readonly by: Scalars['String']['output'];
  /** What else is to know. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** Share of the work that is done, 0 to 1. */
  readonly progress: Scalars['Float']['output'];
  /** In all until then. */
  readonly spent: Scalars['Float']['output'];
};

/** How far a project is. */
export type ProjectReportInput = {
  /** What else is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Share of the work that is done, 0 to 1. */
  readonly progress: Scalars['Float']['input'];
  /** Money spent. */
  readonly spent: Scalars['Float']['input'];
};

/** Source of a space. */
export type ProjectSpaceKind =
  /** 整合 */
  | 'consolidated'
  /** 拆除 */
  | 'demolished'
  /** 置换 */
  | 'exchanged'
  /** 征收 */
  | 'expropriated'
  /** 新增用地 */
  | 'new_land'
  /** 其他 */
  | 'other'
  /** 盘活 */
  | 'revitalised'
  /** 腾退 */
  | 'vacated';

/** How far a project is. */
export type ProjectState =
  /** 验收 */
  | 'accepted'
  /** 立项 */
  | 'approved'
  /** 取消 */
  | 'cancelled'
  /** 完工 */
  | 'completed'
  /** 谋划 */
  | 'proposed'
  /** 在建 */
  | 'under_way';

/** A step to another state. */
export type ProjectStepInput = {
  /** With the acceptance: what is not as planned. */
  readonly built?: InputMaybe<AsBuiltInput>;
  /** What else is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Default: today. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** What it became. */
  readonly to: ProjectState;
};

/** Projects that were added. */
export type Projects = {
  readonly __typename?: 'Projects';
  /** The projects. */
  readonly projects: ReadonlyArray<Project>;
};

/** Numbers of projects. */
export type ProjectsByState = {
  readonly __typename?: 'ProjectsByState';
  /** Accepted. */
  readonly accepted: Scalars['Int']['output'];
  /** Approved. */
  readonly approved: Scalars['Int']['output'];
  /** Cancelled. */
  readonly cancelled: Scalars['Int']['output'];
  /** Completed. */
  readonly completed: Scalars['Int']['output'];
  /** Proposed. */
  readonly proposed: Scalars['Int']['output'];
  /** Under way. */
  readonly under_way: Scalars['Int']['output'];
};

/** Regions of a period ranked across published runs, all by one standard. */
export type PublishedRanking = {
  readonly __typename?: 'PublishedRanking';
  /** False where walking networks differ: then part of a difference may be the map's. */
  readonly comparable: Scalars['Boolean']['output'];
  /** Level of the regions. */
  readonly level: RegionLevel;
  /** What to know before comparing, in plain words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Half-year. */
  readonly period: Scalars['String']['output'];
  /** By rank, the best first. */
  readonly regions: RankedRegionConnection;
  /** Regions with published results by this standard. */
  readonly regionsCovered: Scalars['Int']['output'];
  /** Regions of the level that have none. */
  readonly regionsMissing: Scalars['Int']['output'];
  /** Whose numbers these are. */
  readonly standardAuthority: Scalars['String']['output'];
  /** The standard all of them were scored by. */
  readonly standardVersion: Scalars['ID']['output'];
  /** Region whose subtree is ranked; 000000000000 = the whole country. */
  readonly within: Scalars['ID']['output'];
};


/** Regions of a period ranked across published runs, all by one standard. */
export type PublishedRankingRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  figure?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a record of the inventory is held against. */
export type QualityRule =
  /** It belongs to a community that is in use no more. */
  | 'community_retired'
  /** It belongs to no community. */
  | 'community_unknown'
  /** It has no number of its elderly or its children. */
  | 'groups_unknown'
  /** It operates, and nobody says for how long. */
  | 'hours_unknown'
  /** It has fewer than one or more than eight people a household. */
  | 'household_size_out_of_range'
  /** Nobody says how many households it has. */
  | 'households_unknown'
  /** It is likely to be kept twice. */
  | 'likely_duplicate'
  /** Nobody ever verified it on the spot. */
  | 'never_verified'
  /** It stands off the walking network. */
  | 'off_network'
  /** It stands more than 50 m outside its community. */
  | 'outside_community'
  /** Its size is none, less than a tenth of the least, or more than ten times the median of its type. */
  | 'size_out_of_range'
  /** It has no size, and its type is measured by one. */
  | 'size_unknown'
  /** It was last verified more than six months ago. */
  | 'stale'
  /** Its status and its dates contradict one another. */
  | 'status_against_dates'
  /** Its type is not in the standard. */
  | 'type_unknown';

/** What can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** What communities do with their residents and partners. */
  readonly activities: ActivityConnection;
  /** Who changed what, from what to what, the newest first; for administrators, in their region. */
  readonly audit: AuditEntryConnection;
  /** One campaign. */
  readonly campaign: Maybe<Campaign>;
  /** Surveys of the households of regions, in the order of their codes. */
  readonly campaigns: CampaignConnection;
  /** What changed since a place in the feed, of what the caller may see, in the order in which it came to be there: none is left out and none is told twice. */
  readonly changes: ChangePage;
  /** One circle with its polygon and its sites. */
  readonly circle: Maybe<FullLivingCircle>;
  /** One circle like a community: its facilities, reach, scores and shortfalls. */
  readonly circleCheckup: Maybe<CircleCheckup>;
  /** Circles of a plan as a GeoJSON FeatureCollection. */
  readonly circleMap: Scalars['JSON']['output'];
  /** One plan with the figures of the whole, and every breach of a band. */
  readonly circlePlan: Maybe<FullCirclePlan>;
  /** Which rules a plan keeps, looked at afresh. */
  readonly circlePlanValidation: CircleValidation;
  /** Plans of living circles of the own region, and approved ones, the newest first. */
  readonly circlePlans: CirclePlanConnection;
  /** How the circles of a plan score, by the newest run with results. */
  readonly circleScores: CircleScores;
  /** Circles of a plan with population, walk and compactness. */
  readonly circles: LivingCircleConnection;
  /** Communities, in the order of their codes. */
  readonly communities: RegionConnection;
  /** A community's full result with its inputs: the newest run with results, or that of a period or a number. */
  readonly communityCheckup: Maybe<CommunityCheckup>;
  /** A community at one sight: who lives there, what they reach and lack, what they ask for, and what is done about it. */
  readonly communityPortrait: CommunityPortrait;
  /** Regions of any level side by side, each from the newest run with results for it. */
  readonly comparison: Maybe<Comparison>;
  /** How far regions are covered, at this moment: those of the caller's region. */
  readonly coverage: RegionCoverageConnection;
  /** Which counties have none of a type, and who said so. */
  readonly declarations: DeclarationConnection;
  /** What residents ask for and how content they are, by region, facility type and group, of the caller's region. */
  readonly demand: DemandConnection;
  /** A district plan (一区一规划) with what it comes to. */
  readonly districtPlan: Maybe<FullDistrictPlan>;
  /** What a version of a county's plan has otherwise than another. */
  readonly districtPlanComparison: DistrictPlanComparison;
  /** What the baseline of a plan finds short in communities and circles, and which planned project meets it: the worst first within each kind of place. */
  readonly districtPlanShortfalls: PlanShortfallConnection;
  /** District plans of the own region, the newest first. */
  readonly districtPlans: DistrictPlanConnection;
  /** How far estates of the caller's region are covered. */
  readonly estateCoverage: EstateCoverageConnection;
  /** Facilities, in the order of their external ids. */
  readonly facilities: FacilityConnection;
  /** A facility by its external id. */
  readonly facility: Maybe<Facility>;
  /** The versions of a facility, the one recorded last first. */
  readonly facilityHistory: FacilityVersionConnection;
  /** How a facility is run, and what that took and gave by period. */
  readonly facilityOperation: Maybe<FacilityOperation>;
  /** Which available spaces would meet a need, the most worth first. */
  readonly fittingSpaces: FittingSpaces;
  /** Rules of the inventory that sites and facilities break. */
  readonly flaws: FlawConnection;
  /** One import. */
  readonly import: Maybe<Import>;
  /** Rows of an import that could not be used, and why. */
  readonly importProblems: ImportProblemConnection;
  /** One profile. */
  readonly importProfile: Maybe<ImportProfile>;
  /** Profiles that say what the columns and values of others' files mean, in the order of their names. */
  readonly importProfiles: ReadonlyArray<ImportProfile>;
  /** Files that the caller's region sent in, the newest first. They are sent in by REST, for they are files. */
  readonly imports: ImportConnection;
  /** Facilities for the least money with which every community of a county comes to an index. */
  readonly indexTarget: IndexTarget;
  /** What to ask in a community, from what its households answered. */
  readonly interviewGuide: ReadonlyArray<GuideTheme>;
  /** Interviews of the caller's region, the newest first. */
  readonly interviews: InterviewConnection;
  /** One change. */
  readonly inventoryChange: Maybe<InventoryChange>;
  /** What was done to sites and facilities, the newest first. */
  readonly inventoryChanges: InventoryChangeConnection;
  /**
   * Isochrones of a point or a residential site, with the people and facilities within. Built from the streets actually
   * reached, holes kept, nested. Walking is symmetric: there is no direction. Give contoursMinutes or contoursMetres.
   */
  readonly isochrones: Maybe<IsochroneCollection>;
  /** Isochrones of up to 1,000 origins, at most 2,000 in all (origins by contours); some streets may be closed. */
  readonly isochronesOf: Maybe<IsochroneCollection>;
  /** Facilities of one category that look like one, the likeliest first; those that somebody called different are left out. */
  readonly likelyDuplicates: LikelyDuplicateConnection;
  /** Which regions of a level rose and fell most against an earlier run, and why. */
  readonly movers: Maybe<Movers>;
  /** Which needs a space would meet, the most worth first. */
  readonly needsOfSpace: SpaceNeeds;
  /** One version of the walking network. */
  readonly network: Maybe<Network>;
  /** Versions of the walking network, the newest first. */
  readonly networks: ReadonlyArray<Network>;
  /** What has this global id; needs the scope that things of its type need as well. */
  readonly node: Maybe<Node>;
  /** What became of each facility that was opened. */
  readonly openedFacilities: OpenedFacilityConnection;
  /** How facilities and areas are run: of the own region, and of those above it. */
  readonly operatingModels: OperatingModelConnection;
  /** What running facilities and areas of the own region took and gave, by period. */
  readonly operationRecords: OperationRecordConnection;
  /** How facilities and areas of a region did in a period, by operating model, type and the regions below. */
  readonly operationSummary: OperationSummary;
  /** One partner. */
  readonly partner: Maybe<Partner>;
  /** A partner's codes of a list, and what they are here. */
  readonly partnerCodes: ReadonlyArray<PartnerCodePair>;
  /** One conflict. */
  readonly partnerConflict: Maybe<PartnerConflict>;
  /** What a partner and we both changed, of the own region. */
  readonly partnerConflicts: PartnerConflictConnection;
  /** Their ids beside ours, in the order in which they came. */
  readonly partnerLinks: PartnerLinkConnection;
  /** Items of a partner that wait, in the order in which they came. */
  readonly partnerWaiting: PartnerWaitingConnection;
  /** Systems that write here, of the own region, of above and of below. */
  readonly partners: ReadonlyArray<Partner>;
  /** One programme. */
  readonly programme: Maybe<Programme>;
  /** How far a region's adopted programmes of a year are, by county and by type. */
  readonly programmeDashboard: Dashboard;
  /** What a programme brought, beside what it was to bring. */
  readonly programmeEffect: ProgrammeEffect;
  /** How far a programme was on a day. */
  readonly programmeProgress: ProgrammeProgress;
  /** Annual programmes of the own region, the newest first. */
  readonly programmes: ProgrammeConnection;
  /** One project. */
  readonly project: Maybe<Project>;
  /** Projects that the shortfalls of a region ask for and nobody plans yet, those to do first at the head. */
  readonly projectCandidates: ProjectCandidates;
  /** What an accepted project brought, beside what it was to bring. */
  readonly projectEffect: ProjectEffect;
  /** Projects of the own region. */
  readonly projects: ProjectConnection;
  /** Regions of a period ranked across published runs: each from the newest published run that covers it, all by one standard. */
  readonly publishedRanking: Maybe<PublishedRanking>;
  /** How far the records of regions of a level can be trusted, in the order of their codes. */
  readonly quality: RegionQualityConnection;
  /** One questionnaire. */
  readonly questionnaire: Maybe<Questionnaire>;
  /** Questionnaires, their newest versions, in the order of their codes. */
  readonly questionnaires: QuestionnaireConnection;
  /**
   * What can be walked to from a point or a residential site, today, on the active network. Distances are exact.
   * A point off the network reaches nothing and says so in `warnings`.
   */
  readonly reach: Maybe<Reach>;
  /** The same from up to 1,000 origins, in their order; some streets may be closed. */
  readonly reaches: Maybe<ReadonlyArray<Reach>>;
  /** One bundle that was taken in. */
  readonly receivedBundle: Maybe<ReceivedBundle>;
  /** Bundles of the caller's region that were taken in, the newest first. They are sent in by REST, for they are files. */
  readonly receivedBundles: ReceivedBundleConnection;
  /** A region by its code, or by a retired code that leads to exactly one. */
  readonly region: Maybe<Region>;
  /** Where a region runs, or ran on a day. */
  readonly regionBoundary: Maybe<RegionBoundary>;
  /** What official codes became, and what they were. */
  readonly regionChanges: RegionChangeConnection;
  /** What accepted projects of a region brought, and which measures deliver. */
  readonly regionEffect: RegionEffect;
  /** Regions, in the order of their codes. */
  readonly regions: RegionConnection;
  /** The checkup report of a region: every figure it prints. */
  readonly report: Maybe<Report>;
  /** State and progress of a report that is made into a file. */
  readonly reportFile: Maybe<ReportFile>;
  /** Reports made into files and kept, or being made, the newest first. */
  readonly reportFiles: ReportFileConnection;
  /** One of them. */
  readonly reportingInstance: Maybe<ReportingInstance>;
  /** Instances whose bundles are taken in, in the order of their names. */
  readonly reportingInstances: ReadonlyArray<ReportingInstance>;
  /** What households of the caller's region answered, the newest first. */
  readonly responses: SurveyResponseConnection;
  /** One run of the checkup. */
  readonly run: Maybe<Run>;
  /** What a composed run is made of, and which regions it lacks. */
  readonly runParts: Maybe<RunParts>;
  /** Runs of the checkup, the newest first: published ones, and those of the caller's region. */
  readonly runs: RunConnection;
  /** One scenario. */
  readonly scenario: Maybe<Scenario>;
  /** Up to ten scenarios side by side, on one run. */
  readonly scenarioComparison: ScenarioComparison;
  /** What a scenario would do. */
  readonly scenarioOutcome: WhatIf;
  /** Scenarios of the own region, the newest first. */
  readonly scenarios: ScenarioConnection;
  /** One schedule of the caller's region; administrators only. */
  readonly schedule: Maybe<Schedule>;
  /** What came of the times of a schedule, the newest first. */
  readonly scheduleStarts: Maybe<ScheduleStartConnection>;
  /** Scheduled recalculations of the caller's region; administrators only. */
  readonly schedules: Maybe<ReadonlyArray<Schedule>>;
  /** Complaints and tickets of the caller's region. */
  readonly serviceIssues: ServiceIssueConnection;
  /** A residential site by its external id. */
  readonly site: Maybe<Site>;
  /** The versions of a residential site, the one recorded last first. */
  readonly siteHistory: SiteVersionConnection;
  /** Where facilities of a type serve most people newly, or how few reach a coverage: maximal covering location by exact walking distances. */
  readonly siteSelection: SiteSelection;
  /** Residential sites, in the order of their external ids. */
  readonly sites: SiteConnection;
  /** Where a point meets the walking network; its street can be closed in reaches and isochronesOf. */
  readonly snap: Maybe<Snap>;
  /** One space. */
  readonly space: Maybe<Space>;
  /** Idle spaces of the own region. */
  readonly spaces: SpaceConnection;
  /** A standard by its version. */
  readonly standard: Maybe<Standard>;
  /** What changes from one standard to another, value by value. */
  readonly standardComparison: Maybe<StandardComparison>;
  /** The JSON schema of a standard's document. */
  readonly standardSchema: Maybe<Scalars['JSON']['output']>;
  /** Standards, in the order of their versions. */
  readonly standards: ReadonlyArray<Standard>;
  /** What surveyors of a community have to look at, the worst first. */
  readonly surveyTasks: SurveyTaskConnection;
  /** Whether what was built is still alive a year after, by type, operating model and the regions below. */
  readonly survival: SurvivalSummary;
  /** What residents ask for and cannot reach on foot, the most households first. */
  readonly unmetDemand: ReadonlyArray<UnmetDemand>;
  /** One webhook. */
  readonly webhook: Maybe<Webhook>;
  /** What a webhook was and is to be told, the newest first. */
  readonly webhookDeliveries: WebhookDeliveryConnection;
  /** Webhooks of the caller's region, the newest first: who is told of which changes, and where. */
  readonly webhooks: WebhookConnection;
  /** What would be, were facilities added, closed, opened, moved or of another size, or streets closed or added: worked out by the run's own rules and inputs. Nothing is written. */
  readonly whatIf: WhatIf;
};


/** What can be read. */
export type QueryActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  kind?: InputMaybe<ActivityKind>;
  to?: InputMaybe<Scalars['Date']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryAuditArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  requestId?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
  what?: InputMaybe<Scalars['String']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryCampaignArgs = {
  code: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryChangesArgs = {
  compact?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  resources?: InputMaybe<ReadonlyArray<ChangedResource>>;
  since?: InputMaybe<Scalars['String']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryCircleArgs = {
  code: Scalars['ID']['input'];
  plan: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryCircleCheckupArgs = {
  code: Scalars['ID']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  plan: Scalars['Int']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryCircleMapArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  circle?: InputMaybe<Scalars['ID']['input']>;
  county?: InputMaybe<Scalars['ID']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  plan: Scalars['Int']['input'];
  tier?: InputMaybe<CircleTier>;
};


/** What can be read. */
export type QueryCirclePlanArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryCirclePlanValidationArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryCirclePlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<CirclePlanStatus>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryCircleScoresArgs = {
  period?: InputMaybe<Scalars['String']['input']>;
  plan: Scalars['Int']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
  tier: CircleTier;
};


/** What can be read. */
export type QueryCirclesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  circle?: InputMaybe<Scalars['ID']['input']>;
  county?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  plan: Scalars['Int']['input'];
  tier?: InputMaybe<CircleTier>;
};


/** What can be read. */
export type QueryCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  bbox?: InputMaybe<BoundingBox>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<CommunityKind>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryCommunityCheckupArgs = {
  code: Scalars['ID']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryCommunityPortraitArgs = {
  code: Scalars['ID']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryComparisonArgs = {
  period?: InputMaybe<Scalars['String']['input']>;
  regions: ReadonlyArray<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryDeclarationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryDemandArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  by?: InputMaybe<DemandGroup>;
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryDistrictPlanArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryDistrictPlanComparisonArgs = {
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryDistrictPlanShortfallsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  number: Scalars['Int']['input'];
  outcome?: InputMaybe<ShortfallOutcome>;
  scope?: InputMaybe<ShortfallScope>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryDistrictPlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<DistrictPlanState>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryEstateCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  short?: InputMaybe<Scalars['Boolean']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  bbox?: InputMaybe<BoundingBox>;
  first?: InputMaybe<Scalars['Int']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
  openAt?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<FacilityStatus>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryFacilityArgs = {
  externalId: Scalars['ID']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryFacilityHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryFacilityOperationArgs = {
  externalId: Scalars['ID']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryFittingSpacesArgs = {
  circle?: InputMaybe<Scalars['ID']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
  type: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryFlawsArgs = {
  about?: InputMaybe<InventoryThing>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  rule?: InputMaybe<QualityRule>;
  severity?: InputMaybe<FlawSeverity>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryImportArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryImportProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryImportProfileArgs = {
  name: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ImportKind>;
  status?: InputMaybe<ImportStatus>;
};


/** What can be read. */
export type QueryIndexTargetArgs = {
  index: Scalars['Float']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  prices: ReadonlyArray<PriceInput>;
  regionCode: Scalars['ID']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryInterviewGuideArgs = {
  campaign: Scalars['ID']['input'];
  community: Scalars['ID']['input'];
  standard?: InputMaybe<Scalars['ID']['input']>;
  topic: InterviewTopic;
};


/** What can be read. */
export type QueryInterviewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  tag?: InputMaybe<Scalars['String']['input']>;
  topic?: InputMaybe<InterviewTopic>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryInventoryChangeArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryInventoryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<InventoryChangeKind>;
};


/** What can be read. */
export type QueryIsochronesArgs = {
  contoursMetres?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  contoursMinutes?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  generalizeMetres?: InputMaybe<Scalars['Float']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  lat?: InputMaybe<Scalars['Float']['input']>;
  lon?: InputMaybe<Scalars['Float']['input']>;
  polygons?: InputMaybe<Scalars['Boolean']['input']>;
  profile?: InputMaybe<Scalars['String']['input']>;
  site?: InputMaybe<Scalars['ID']['input']>;
  widthMetres?: InputMaybe<Scalars['Float']['input']>;
};


/** What can be read. */
export type QueryIsochronesOfArgs = {
  avoid?: InputMaybe<Scalars['GeoJSONGeometry']['input']>;
  closedEdges?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  contoursMetres?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  contoursMinutes?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  generalizeMetres?: InputMaybe<Scalars['Float']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  origins: ReadonlyArray<WalkOriginInput>;
  polygons?: InputMaybe<Scalars['Boolean']['input']>;
  profile?: InputMaybe<Scalars['String']['input']>;
  widthMetres?: InputMaybe<Scalars['Float']['input']>;
};


/** What can be read. */
export type QueryLikelyDuplicatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  leastScore?: InputMaybe<Scalars['Float']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryMoversArgs = {
  against?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  run: Scalars['Int']['input'];
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryNeedsOfSpaceArgs = {
  externalId: Scalars['ID']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryNetworkArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOpenedFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  months?: InputMaybe<Scalars['Int']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
  outcome?: InputMaybe<SurvivalOutcome>;
  region?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['Date']['input'];
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryOperatingModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  model?: InputMaybe<OperatingModelName>;
  on?: InputMaybe<Scalars['Date']['input']>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryOperationRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryOperationSummaryArgs = {
  period: Scalars['String']['input'];
  region?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryPartnerArgs = {
  code: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPartnerCodesArgs = {
  list: PartnerCodeList;
  partner: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPartnerConflictArgs = {
  number: Scalars['Int']['input'];
  partner: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPartnerConflictsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<PartnerKind>;
  partner: Scalars['ID']['input'];
  state?: InputMaybe<PartnerConflictState>;
};


/** What can be read. */
export type QueryPartnerLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  externalId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<PartnerKind>;
  ourKey?: InputMaybe<Scalars['ID']['input']>;
  partner: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPartnerWaitingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<PartnerKind>;
  partner: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProgrammeArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryProgrammeDashboardArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
  region: Scalars['ID']['input'];
  year: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryProgrammeEffectArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryProgrammeProgressArgs = {
  number: Scalars['Int']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryProgrammesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<ProgrammeState>;
  within?: InputMaybe<Scalars['ID']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryProjectArgs = {
  externalId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProjectCandidatesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  region: Scalars['ID']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryProjectEffectArgs = {
  externalId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  space?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<ProjectState>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryPublishedRankingArgs = {
  level?: InputMaybe<RegionLevel>;
  period: Scalars['String']['input'];
  standard?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryQualityArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryQuestionnaireArgs = {
  code: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryQuestionnairesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryReachArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  lat?: InputMaybe<Scalars['Float']['input']>;
  lon?: InputMaybe<Scalars['Float']['input']>;
  metres?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  minutes?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  profile?: InputMaybe<Scalars['String']['input']>;
  site?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryReachesArgs = {
  avoid?: InputMaybe<Scalars['GeoJSONGeometry']['input']>;
  closedEdges?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  metres?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  minutes?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  origins: ReadonlyArray<WalkOriginInput>;
  profile?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryReceivedBundleArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryReceivedBundlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['ID']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryRegionArgs = {
  code: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryRegionBoundaryArgs = {
  code: Scalars['ID']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryRegionChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryRegionEffectArgs = {
  region: Scalars['ID']['input'];
  since?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  bbox?: InputMaybe<BoundingBox>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  parent?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryReportArgs = {
  period?: InputMaybe<Scalars['String']['input']>;
  region: Scalars['ID']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryReportFileArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryReportFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryReportingInstanceArgs = {
  name: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  flag?: InputMaybe<ResponseFlag>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryRunArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryRunPartsArgs = {
  run: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<RunStatus>;
};


/** What can be read. */
export type QueryScenarioArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryScenarioComparisonArgs = {
  numbers: ReadonlyArray<Scalars['Int']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  region: Scalars['ID']['input'];
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryScenarioOutcomeArgs = {
  number: Scalars['Int']['input'];
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryScenariosArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryScheduleArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryScheduleStartsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  schedule: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryServiceIssuesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  facility?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<ServiceIssueState>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QuerySiteArgs = {
  externalId: Scalars['ID']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QuerySiteHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QuerySiteSelectionArgs = {
  budget?: InputMaybe<Scalars['Float']['input']>;
  candidates?: InputMaybe<ReadonlyArray<CandidateSite>>;
  coverage?: InputMaybe<Scalars['Float']['input']>;
  crs?: InputMaybe<Scalars['String']['input']>;
  facilities?: InputMaybe<Scalars['Int']['input']>;
  need?: InputMaybe<UnservedNeed>;
  period?: InputMaybe<Scalars['String']['input']>;
  regionCode?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
  typeCode: Scalars['ID']['input'];
  weights?: InputMaybe<PeopleWeights>;
};


/** What can be read. */
export type QuerySitesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  bbox?: InputMaybe<BoundingBox>;
  first?: InputMaybe<Scalars['Int']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QuerySnapArgs = {
  lat: Scalars['Float']['input'];
  lon: Scalars['Float']['input'];
  profile?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QuerySpaceArgs = {
  externalId: Scalars['ID']['input'];
};


/** What can be read. */
export type QuerySpacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  availability?: InputMaybe<SpaceAvailability>;
  circle?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<SpaceKind>;
  leastArea?: InputMaybe<Scalars['Float']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryStandardArgs = {
  version: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryStandardComparisonArgs = {
  version: Scalars['ID']['input'];
  with: Scalars['ID']['input'];
};


/** What can be read. */
export type QuerySurveyTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  community: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QuerySurvivalArgs = {
  from: Scalars['Date']['input'];
  months?: InputMaybe<Scalars['Int']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
  region?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['Date']['input'];
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryUnmetDemandArgs = {
  campaign: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  standard?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryWebhookArgs = {
  number: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryWebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  resource?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  state?: InputMaybe<WebhookDeliveryState>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
  webhook: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryWebhooksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<WebhookState>;
};


/** What can be read. */
export type QueryWhatIfArgs = {
  changes: ReadonlyArray<WantedChange>;
  crs?: InputMaybe<Scalars['String']['input']>;
  period?: InputMaybe<Scalars['String']['input']>;
  regionCode?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};

/** What residents are asked: a version never changes. */
export type Questionnaire = {
  readonly __typename?: 'Questionnaire';
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who added it. */
  readonly createdBy: Scalars['String']['output'];
  /** titleZh, titleEn, questions. */
  readonly document: Scalars['JSON']['output'];
  /** Whose it is. */
  readonly regionCode: Scalars['ID']['output'];
  /** Its version. */
  readonly version: Scalars['Int']['output'];
};

/** A page of questionnaires. */
export type QuestionnaireConnection = {
  readonly __typename?: 'QuestionnaireConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<QuestionnaireEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A questionnaire on a page. */
export type QuestionnaireEdge = {
  readonly __typename?: 'QuestionnaireEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Questionnaire;
};

/** From the lowest figure to the highest; of ranks from the best to the worst. */
export type Range = {
  readonly __typename?: 'Range';
  /** The highest, or the worst rank. */
  readonly high: Scalars['Float']['output'];
  /** The lowest, or the best rank. */
  readonly low: Scalars['Float']['output'];
};

/** How many regions have a rank. */
export type RankedCounts = {
  readonly __typename?: 'RankedCounts';
  /** In the whole level. */
  readonly level: Scalars['Int']['output'];
  /** Among siblings. */
  readonly siblings: Scalars['Int']['output'];
};

/** A region with its ranks by a figure; percentiles are percentile ranks. */
export type RankedRegion = {
  readonly __typename?: 'RankedRegion';
  /** Balance index (均衡指数). */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index (基础指数). */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Communities. */
  readonly communities: Scalars['Int']['output'];
  /** 0 to 1: how much of what the figures need was measured. */
  readonly completeness: Maybe<Scalars['Float']['output']>;
  /** Governance index (治理指数). */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Grade of the index, by the standard. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** The index were speeds, unknown sizes and unknown groups otherwise; null until it is worked out. */
  readonly indexRange: Maybe<Range>;
  /** Community kind; null above communities. */
  readonly kind: Maybe<CommunityKind>;
  /** Its place in the tree. */
  readonly level: RegionLevel;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** Code of the region above. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** 0 to 100: share of the ranked regions of the level below it, half of its equals and itself counted. */
  readonly percentile: Scalars['Float']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Among siblings; equals share one. */
  readonly rank: Scalars['Int']['output'];
  /** Among all regions of the level in the ranking. */
  readonly rankInLevel: Scalars['Int']['output'];
  /** Of the rank in the level, likewise. */
  readonly rankInLevelRange: Maybe<Range>;
  /** Of the rank by the index, in a run; null by other figures and across runs. */
  readonly rankRange: Maybe<Range>;
  /** Regions of the level with a rank. */
  readonly rankedInLevel: Scalars['Int']['output'];
  /** Siblings with a rank, itself counted. */
  readonly rankedSiblings: Scalars['Int']['output'];
  /** The region. */
  readonly region: Region;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** All its scores in the run, with the ranks of the run. */
  readonly score: RegionScore;
  /** Residential sites with people. */
  readonly sites: Scalars['Int']['output'];
  /** What it is ranked by. */
  readonly value: Scalars['Float']['output'];
};

/** A page of ranked regions. */
export type RankedRegionConnection = {
  readonly __typename?: 'RankedRegionConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RankedRegionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A ranked region on a page. */
export type RankedRegionEdge = {
  readonly __typename?: 'RankedRegionEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The region. */
  readonly node: RankedRegion;
};

/** What can be walked to: operating facilities by type, today. */
export type Reach = {
  readonly __typename?: 'Reach';
  /** How far the walk goes in each contour. */
  readonly budgetMetres: ReadonlyArray<Scalars['Float']['output']>;
  /** As asked. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Speed of the profile. */
  readonly metresPerSecond: Scalars['Float']['output'];
  /** The times asked; null where metres were asked. */
  readonly minutes: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  /** The network that was walked. */
  readonly network: NetworkName;
  /** Where the walk starts. */
  readonly origin: ReachOrigin;
  /** Walking profile. */
  readonly profile: Scalars['String']['output'];
  /** By facility type; types without a facility in reach are absent. */
  readonly types: ReadonlyArray<ReachedType>;
  /** Why an answer is empty. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** Where a walk starts. */
export type ReachOrigin = {
  readonly __typename?: 'ReachOrigin';
  /** Latitude, EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** Straight access leg to the street; it counts. Null off the network. */
  readonly legMetres: Maybe<Scalars['Float']['output']>;
  /** Longitude, EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
  /** Whether a street that can be walked is near enough. */
  readonly onNetwork: Scalars['Boolean']['output'];
  /** External id of the site, where one was asked for. */
  readonly site: Maybe<Scalars['ID']['output']>;
};

/** Facilities of one type in reach. */
export type ReachedType = {
  readonly __typename?: 'ReachedType';
  /** Operating facilities within each contour. */
  readonly counts: ReadonlyArray<Scalars['Int']['output']>;
  /** The nearest one. */
  readonly nearest: NearestFacility;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** What to recalculate. */
export type RecalculationInput = {
  /** full: everything is worked out; changed: only what changes since the newest equal run touch, with the result of a full run; composed: of the published runs of the regions within. None can be asked for as received. */
  readonly mode?: InputMaybe<RunMode>;
  /** Half-year, such as 2024H1. */
  readonly period: Scalars['String']['input'];
  /** Region whose subtree is scored; default: that of the token. */
  readonly scopeCode?: InputMaybe<Scalars['ID']['input']>;
  /** Version of a published standard; default: the product's own. */
  readonly standard?: InputMaybe<Scalars['ID']['input']>;
};

/** A bundle of another instance that was verified and taken in. */
export type ReceivedBundle = {
  readonly __typename?: 'ReceivedBundle';
  /** How long it is. */
  readonly bytes: Scalars['Float']['output'];
  /** Hash of what the run read there. */
  readonly inputHash: Scalars['String']['output'];
  /** The instance that signed it. */
  readonly instance: Scalars['ID']['output'];
  /** Thumbprint of the key that signed it. */
  readonly keyId: Scalars['ID']['output'];
  /** Of a composed run: regions that nothing was published of. */
  readonly missing: ReadonlyArray<Scalars['ID']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Half-year, such as 2024H1. */
  readonly period: Scalars['String']['output'];
  /** When it was published there. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** When it was taken in. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Who took it in. */
  readonly receivedBy: Scalars['String']['output'];
  /** The run that it became here. */
  readonly runId: Scalars['Int']['output'];
  /** The region that it is of. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Its lines by kind. */
  readonly sections: ReadonlyArray<BundleSection>;
  /** The run that it was there. */
  readonly senderRunId: Scalars['Int']['output'];
  /** SHA-256 of all its lines but the last. */
  readonly sha256: Scalars['String']['output'];
  /** Version of the standard. */
  readonly standardVersion: Scalars['ID']['output'];
  /** Whether another publication has taken its place. */
  readonly superseded: Scalars['Boolean']['output'];
};

/** A page of received bundles. */
export type ReceivedBundleConnection = {
  readonly __typename?: 'ReceivedBundleConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ReceivedBundleEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A received bundle on a page. */
export type ReceivedBundleEdge = {
  readonly __typename?: 'ReceivedBundleEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: ReceivedBundle;
};

/** Province, city, county, street or community. */
export type Region = Node & {
  readonly __typename?: 'Region';
  /** The regions right below, in the order of their codes. */
  readonly children: RegionConnection;
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** The communities of the region, itself if it is one, in the order of their codes. */
  readonly communities: RegionConnection;
  /** The facilities of the region, in the order of their external ids. */
  readonly facilities: FacilityConnection;
  /** Future-community status; null above communities. */
  readonly futureStatus: Maybe<FutureStatus>;
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** Community kind; null above communities. */
  readonly kind: Maybe<CommunityKind>;
  /** Its place in the tree. */
  readonly level: RegionLevel;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** The region above; null for a province. */
  readonly parent: Maybe<Region>;
  /** Code of the region above; null for a province. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Its scores in a run, in the newest run with results of a period, or in the newest with results; null where there are none to see. */
  readonly score: Maybe<RegionScore>;
  /** The residential sites of the region, in the order of their external ids. */
  readonly sites: SiteConnection;
  /** Its figures in every published period that covers it, the oldest first, each against the one before. */
  readonly trend: ReadonlyArray<Trend>;
};


/** Province, city, county, street or community. */
export type RegionChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Province, city, county, street or community. */
export type RegionCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Province, city, county, street or community. */
export type RegionFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<FacilityStatus>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** Province, city, county, street or community. */
export type RegionScoreArgs = {
  period?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['Int']['input']>;
};


/** Province, city, county, street or community. */
export type RegionSitesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a region runs, from a day on. */
export type RegionBoundary = {
  readonly __typename?: 'RegionBoundary';
  /** A MultiPolygon; null where nobody knows. */
  readonly boundary: Maybe<Scalars['GeoJSONGeometry']['output']>;
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Since when; null = since ever, or nobody knows. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
};

/** A pair of codes: what one became. */
export type RegionChange = {
  readonly __typename?: 'RegionChange';
  /** From which day on. */
  readonly effectiveOn: Scalars['Date']['output'];
  /** Number of its set, and its place there. */
  readonly key: Scalars['ID']['output'];
  /** What became of it. */
  readonly kind: RegionChangeKind;
  /** The code from then on; null for what is retired. */
  readonly newCode: Maybe<Scalars['ID']['output']>;
  /** The name from then on. */
  readonly newName: Maybe<Scalars['String']['output']>;
  /** The code before; null for what is new. */
  readonly oldCode: Maybe<Scalars['ID']['output']>;
  /** The name before. */
  readonly oldName: Maybe<Scalars['String']['output']>;
  /** Number of its set. */
  readonly setId: Scalars['Int']['output'];
  /** Where it is published. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** Title of its set. */
  readonly title: Scalars['String']['output'];
};

/** A page of changes of codes. */
export type RegionChangeConnection = {
  readonly __typename?: 'RegionChangeConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RegionChangeEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A change of codes on a page. */
export type RegionChangeEdge = {
  readonly __typename?: 'RegionChangeEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: RegionChange;
};

/** What became of a code. */
export type RegionChangeKind =
  /** It is new. */
  | 'added'
  /** Several became one. */
  | 'merged'
  /** It has another code. */
  | 'recoded'
  /** It has another name. */
  | 'renamed'
  /** It is in use no more. */
  | 'retired'
  /** One became several. */
  | 'split';

/** Changes of the official codes that were applied together, or would be. */
export type RegionChangeSet = {
  readonly __typename?: 'RegionChangeSet';
  /** Who applied them. */
  readonly appliedBy: Scalars['String']['output'];
  /** From which day on. */
  readonly effectiveOn: Scalars['Date']['output'];
  /** Its number; null for a trial. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Of a community that became several, or none: somebody has to say where they belong. */
  readonly left: MovedThings;
  /** That belong to another community from then on. */
  readonly moved: MovedThings;
  /** Pairs of codes, by kind. */
  readonly pairs: Scalars['JSON']['output'];
  /** Where they are published. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** What they are. */
  readonly title: Scalars['String']['output'];
};

/** A page of regions. */
export type RegionConnection = {
  readonly __typename?: 'RegionConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RegionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** How far a region is covered. */
export type RegionCoverage = {
  readonly __typename?: 'RegionCoverage';
  /** Distinct households with a valid response. */
  readonly answered: Scalars['Int']['output'];
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Its estates. */
  readonly estates: Scalars['Int']['output'];
  /** Those that fall short. */
  readonly estatesShort: Scalars['Int']['output'];
  /** Those of which nobody knows how many households they have. */
  readonly estatesUnknown: Scalars['Int']['output'];
  /** Its occupied households. */
  readonly households: Scalars['Float']['output'];
  /** Its level. */
  readonly level: RegionLevel;
  /** Whether the target is met, and four in five of each old estate under renovation and each resettlement estate. */
  readonly met: Maybe<Scalars['Boolean']['output']>;
  /** Households that still have to answer in its estates. */
  readonly missing: Scalars['Int']['output'];
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** Of the households, 0 to 1. */
  readonly share: Maybe<Scalars['Float']['output']>;
};

/** A page of regions and their coverage. */
export type RegionCoverageConnection = {
  readonly __typename?: 'RegionCoverageConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RegionCoverageEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A region and its coverage on a page. */
export type RegionCoverageEdge = {
  readonly __typename?: 'RegionCoverageEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: RegionCoverage;
};

/** A region on a page. */
export type RegionEdge = {
  readonly __typename?: 'RegionEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The region. */
  readonly node: Region;
};

/** What accepted projects of a region brought, and which measures deliver. */
export type RegionEffect = {
  readonly __typename?: 'RegionEffect';
  /** By county. */
  readonly counties: ReadonlyArray<CountyEffect>;
  /** Measured for expected, of those that have both. */
  readonly delivered: Maybe<Scalars['Float']['output']>;
  /** The sum of what each was to bring alone. */
  readonly expectedLift: Scalars['Float']['output'];
  /** Those that delivered most at the head. */
  readonly lessons: ReadonlyArray<Lesson>;
  /** The sum of what each brought alone. */
  readonly measuredLift: Scalars['Float']['output'];
  /** The projects. */
  readonly projects: ReadonlyArray<ProjectEffect>;
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Accepted on this day or later. */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** Accepted on this day or sooner. */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** How unequally sufficiency is spread over the people of a region: beside the indices, not inside them. */
export type RegionInequality = {
  readonly __typename?: 'RegionInequality';
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Level of the regions Theil is split by. */
  readonly groups: Maybe<RegionLevel>;
  /** Of residents' sufficiency over all types that apply and were surveyed. */
  readonly overall: Inequality;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Of the people whose walk each type measures; types that do not apply or were not surveyed are left out. */
  readonly types: ReadonlyArray<TypeInequality>;
};

/** Levels of regions, from the top. */
export type RegionLevel =
  /** 市 */
  | 'city'
  /** 社区 */
  | 'community'
  /** 区县 */
  | 'county'
  /** 省 */
  | 'province'
  /** 街道 */
  | 'street';

/** How far the records of a region can be trusted. */
export type RegionQuality = {
  readonly __typename?: 'RegionQuality';
  /** Its code. */
  readonly code: Scalars['ID']['output'];
  /** Critical rules that they break. */
  readonly critical: Scalars['Int']['output'];
  /** Its facilities. */
  readonly facilities: Scalars['Int']['output'];
  /** Those that break none. */
  readonly flawless: Scalars['Int']['output'];
  /** 0 to 100: the mean over its sites and facilities of 1 less what the rules they break take; null where there is none. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Its level. */
  readonly level: RegionLevel;
  /** Major rules that they break. */
  readonly major: Scalars['Int']['output'];
  /** Minor rules that they break. */
  readonly minor: Scalars['Int']['output'];
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** Its residential sites. */
  readonly sites: Scalars['Int']['output'];
};

/** A page of regions and their quality. */
export type RegionQualityConnection = {
  readonly __typename?: 'RegionQualityConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RegionQualityEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A region and its quality on a page. */
export type RegionQualityEdge = {
  readonly __typename?: 'RegionQualityEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: RegionQuality;
};

/** Scores of a region in a run: 0 to 100, rounded half away from zero to two decimals; null = no such figure there. */
export type RegionScore = {
  readonly __typename?: 'RegionScore';
  /** Balance index (均衡指数): can everyone walk to it? */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index (基础指数): is there enough? */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** By category, in the standard's order. */
  readonly categories: ReadonlyArray<CategoryScore>;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Communities. */
  readonly communities: Scalars['Int']['output'];
  /** 0 to 1: how much of what the figures need was measured. */
  readonly completeness: Maybe<Scalars['Float']['output']>;
  /** Why a figure is what it is. */
  readonly explanation: Explanation;
  /** Governance index (治理指数): does it work well? Null where not due or not known. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Grade of the index, by the standard. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index: weighted mean of all types' scores. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** The index were speeds, unknown sizes and unknown groups otherwise; null until it is worked out. */
  readonly indexRange: Maybe<Range>;
  /** How unequally its people are served. */
  readonly inequality: RegionInequality;
  /** Community kind; null above communities. */
  readonly kind: Maybe<CommunityKind>;
  /** Its place in the tree. */
  readonly level: RegionLevel;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** Code of the region above. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Among siblings; equals share one; null below the standard's completeness floor. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Among all regions of its level. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
  /** The rank in the level likewise. */
  readonly rankInLevelRange: Maybe<Range>;
  /** The rank among siblings likewise: where ranges overlap, so may the order. */
  readonly rankRange: Maybe<Range>;
  /** The region. */
  readonly region: Region;
  /** The run. */
  readonly run: Run;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** How far its index and ranks depend on what was taken for granted. */
  readonly sensitivity: Sensitivity;
  /** The worst shortfalls of its communities, or its own if it is one. */
  readonly shortfalls: ReadonlyArray<Shortfall>;
  /** Residential sites with people. */
  readonly sites: Scalars['Int']['output'];
  /** Its change against an earlier run, with the types that moved it. */
  readonly trend: Trend;
  /** By facility type, in the standard's order. */
  readonly types: ReadonlyArray<TypeScore>;
};


/** Scores of a region in a run: 0 to 100, rounded half away from zero to two decimals; null = no such figure there. */
export type RegionScoreExplanationArgs = {
  category?: InputMaybe<Scalars['ID']['input']>;
  figure?: InputMaybe<Figure>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  site?: InputMaybe<Scalars['ID']['input']>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** Scores of a region in a run: 0 to 100, rounded half away from zero to two decimals; null = no such figure there. */
export type RegionScoreInequalityArgs = {
  groups?: InputMaybe<RegionLevel>;
  type?: InputMaybe<Scalars['ID']['input']>;
};


/** Scores of a region in a run: 0 to 100, rounded half away from zero to two decimals; null = no such figure there. */
export type RegionScoreShortfallsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Scores of a region in a run: 0 to 100, rounded half away from zero to two decimals; null = no such figure there. */
export type RegionScoreTrendArgs = {
  against?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of scores. */
export type RegionScoreConnection = {
  readonly __typename?: 'RegionScoreConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RegionScoreEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** Scores on a page. */
export type RegionScoreEdge = {
  readonly __typename?: 'RegionScoreEdge';
  /** Their place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The scores. */
  readonly node: RegionScore;
};

/** Facilities far from streets. */
export type RemoteFacilities = {
  readonly __typename?: 'RemoteFacilities';
  /** Farthest first, at most `limit`. */
  readonly items: ReadonlyArray<RemoteFacility>;
  /** All of them, listed or not. */
  readonly total: Scalars['Int']['output'];
};

/** A facility far from streets. */
export type RemoteFacility = {
  readonly __typename?: 'RemoteFacility';
  /** The community it belongs to, where one is recorded. */
  readonly communityCode: Maybe<Scalars['ID']['output']>;
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Latitude, EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** Longitude, EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** State today. */
  readonly state: Scalars['String']['output'];
  /** Straight to the nearest street one can walk from; null: none within 5 km. */
  readonly streetMetres: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A residential site far from streets. */
export type RemoteSite = {
  readonly __typename?: 'RemoteSite';
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Latitude, EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** Longitude, EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Straight to the nearest street one can walk from; null: none within 5 km. */
  readonly streetMetres: Maybe<Scalars['Float']['output']>;
};

/** Residential sites far from streets. */
export type RemoteSites = {
  readonly __typename?: 'RemoteSites';
  /** Farthest first, at most `limit`. */
  readonly items: ReadonlyArray<RemoteSite>;
  /** Residents of all of them. */
  readonly people: Scalars['Float']['output'];
  /** All of them, listed or not. */
  readonly total: Scalars['Int']['output'];
};

/** The checkup report of a region. */
export type Report = {
  readonly __typename?: 'Report';
  /** Its categories. */
  readonly categories: ReadonlyArray<CategoryScore>;
  /** How many types fall short in its communities, by main cause. */
  readonly causes: ReadonlyArray<CauseCount>;
  /** What was measured, and what had to be taken for granted. */
  readonly evidence: ReportEvidence;
  /** Of residents' sufficiency over all types. */
  readonly inequality: Inequality;
  /** The rules it rests on. */
  readonly method: ReportMethod;
  /** What it is part of, from the province down. */
  readonly path: ReadonlyArray<ReportPlace>;
  /** How many regions have a rank, itself among them. */
  readonly ranked: RankedCounts;
  /** Regions by rank: the first twenty below it; of a community those beside it. */
  readonly ranking: ReadonlyArray<RegionScore>;
  /** Its county, or the region above a county or city; null where the run does not cover that. */
  readonly reference: Maybe<ReportReference>;
  /** Its scores. */
  readonly region: RegionScore;
  /** The run. */
  readonly run: Run;
  /** How far index and rank depend on what was taken for granted. */
  readonly sensitivity: Sensitivity;
  /** The worst ones, of a community all. */
  readonly shortfalls: ReadonlyArray<Shortfall>;
  /** Measures for the shortfalls, those that would make good most first. */
  readonly suggestions: ReadonlyArray<Suggestion>;
  /** Communities to treat first; none in the report of a community. */
  readonly treatFirst: ReadonlyArray<TreatFirst>;
  /** Against the period published before. */
  readonly trend: Trend;
  /** Its facility types. */
  readonly types: ReadonlyArray<TypeScore>;
};

/** What a report has beside that of its region. */
export type ReportChapters =
  /** One of each region below it. */
  | 'children'
  /** Nothing. */
  | 'none';

/** What was measured, and what had to be taken for granted. */
export type ReportEvidence = {
  readonly __typename?: 'ReportEvidence';
  /** Sites of the region. */
  readonly sites: Scalars['Int']['output'];
  /** Sites whose elderly or children were not given. */
  readonly sitesImputed: Scalars['Int']['output'];
  /** Sites that find no street: nobody there reaches anything. */
  readonly sitesOffNetwork: Scalars['Int']['output'];
};

/** A report made into a file and kept. */
export type ReportFile = Node & {
  readonly __typename?: 'ReportFile';
  /** Size of the file. */
  readonly bytes: Maybe<Scalars['Int']['output']>;
  /** What follows the report of the region. */
  readonly chapters: ReportChapters;
  /** Why it failed. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** When it ended. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it is made into. */
  readonly format: ReportFormat;
  /** SHA-256 of the file. */
  readonly hash: Maybe<Scalars['String']['output']>;
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** Its language. */
  readonly language: ReportLanguage;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Code of the region. */
  readonly regionCode: Scalars['ID']['output'];
  /** When. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly requestedBy: Scalars['String']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** When its making began. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its state. */
  readonly status: ReportStatus;
  /** Chapters gathered, and the setting of them all. */
  readonly stepsDone: Scalars['Int']['output'];
  /** Of so many. */
  readonly stepsTotal: Maybe<Scalars['Int']['output']>;
};

/** A page of reports. */
export type ReportFileConnection = {
  readonly __typename?: 'ReportFileConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ReportFileEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A report on a page. */
export type ReportFileEdge = {
  readonly __typename?: 'ReportFileEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The report. */
  readonly node: ReportFile;
};

/** What a report is made into. */
export type ReportFormat =
  /** A self-contained page that prints on A4. */
  | 'html'
  /** The same, set for paper. */
  | 'pdf'
  /** Ranking and scores as a spreadsheet. */
  | 'xlsx';

/** A report to be made into a file. */
export type ReportInput = {
  /** What follows the report of the region. */
  readonly chapters?: InputMaybe<ReportChapters>;
  /** What to make. */
  readonly format: ReportFormat;
  /** In which language. */
  readonly language?: InputMaybe<ReportLanguage>;
  /** The newest run with results of this half-year, such as 2024H1. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** Code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** Number of the run; default: the newest with results. */
  readonly run?: InputMaybe<Scalars['Int']['input']>;
};

/** Languages of reports. */
export type ReportLanguage =
  /** English. */
  | 'en'
  /** Chinese. */
  | 'zh';

/** The rules that a report rests on. */
export type ReportMethod = {
  readonly __typename?: 'ReportMethod';
  /** From the best. */
  readonly grades: ReadonlyArray<Grade>;
  /** The way the engine works out scores: equal inputs give equal scores by the same method. */
  readonly methodVersion: Scalars['Int']['output'];
  /** Walking speeds. */
  readonly profiles: ReadonlyArray<WalkingSpeed>;
  /** Title of the standard. */
  readonly standardTitle: Scalars['String']['output'];
  /** What is a shortfall. */
  readonly thresholds: ShortfallThresholds;
};

/** A region that another is part of. */
export type ReportPlace = {
  readonly __typename?: 'ReportPlace';
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Its level. */
  readonly level: RegionLevel;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
};

/** Figures of a wider region. */
export type ReportReference = {
  readonly __typename?: 'ReportReference';
  /** Its categories. */
  readonly categories: ReadonlyArray<CategoryScore>;
  /** Its scores. */
  readonly score: RegionScore;
  /** Its facility types. */
  readonly types: ReadonlyArray<TypeScore>;
};

/** State of a report that is made into a file. */
export type ReportStatus =
  /** The file is there. */
  | 'completed'
  /** It could not be made. */
  | 'failed'
  /** It waits for its turn. */
  | 'queued'
  /** It is being made. */
  | 'running';

/** An instance whose bundles are taken in. */
export type ReportingInstance = {
  readonly __typename?: 'ReportingInstance';
  /** When it was changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Who changed it last. */
  readonly changedBy: Scalars['String']['output'];
  /** Its public keys. */
  readonly keys: ReadonlyArray<BundleKey>;
  /** What it is known by. */
  readonly name: Scalars['ID']['output'];
  /** A remark. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The region that it may speak for, with all below. */
  readonly regionCode: Scalars['ID']['output'];
};

/** A run that was asked for. */
export type RequestedRecalculation = {
  readonly __typename?: 'RequestedRecalculation';
  /** Whether it is a new one. */
  readonly created: Scalars['Boolean']['output'];
  /** The run; a new one, or an equal one that is open already. */
  readonly run: Run;
};

/** A report that was asked for. */
export type RequestedReport = {
  readonly __typename?: 'RequestedReport';
  /** Where the file is to be had over REST once it is made. */
  readonly contentUrl: Scalars['String']['output'];
  /** False where an equal one was there. */
  readonly created: Scalars['Boolean']['output'];
  /** The report. */
  readonly report: ReportFile;
};

/** What is odd about a response. */
export type ResponseFlag =
  /** Of a household that is counted already. */
  | 'duplicate'
  /** A required answer is missing. */
  | 'incomplete'
  /** Numbers of people were taken out of its texts. */
  | 'masked'
  /** All ratings are the same. */
  | 'straight_line'
  /** Nobody reads so fast. */
  | 'too_fast';

/** One computation of a period's indices. */
export type Run = Node & {
  readonly __typename?: 'Run';
  /** Number of the run it took over from where nothing had changed. */
  readonly baseRunId: Maybe<Scalars['Int']['output']>;
  /** How a figure is spread over the regions of a level; null where the run has none. */
  readonly distribution: Maybe<Distribution>;
  /** Why it failed. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** When it ended. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** The same inputs have the same hash and give the same scores. */
  readonly inputHash: Maybe<Scalars['String']['output']>;
  /** A trial of another standard: number of the run whose inputs it reads. */
  readonly inputsOf: Maybe<Scalars['Int']['output']>;
  /** How it was worked out. */
  readonly mode: RunMode;
  /** The network; null where its communities were scored elsewhere, or in other runs. */
  readonly network: Maybe<Network>;
  /** Number of the network; null where its communities were scored elsewhere, or in other runs. */
  readonly networkId: Maybe<Scalars['Int']['output']>;
  /** Name of the network. */
  readonly networkName: Maybe<Scalars['String']['output']>;
  /** Number of the run. */
  readonly number: Scalars['Int']['output'];
  /** Half-year, such as 2024H1. */
  readonly period: Scalars['String']['output'];
  /** Communities to treat first, by the policy's four marks. */
  readonly priorities: PriorityConnection;
  /** When it was published. */
  readonly publishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who published it. */
  readonly publishedBy: Maybe<Scalars['String']['output']>;
  /** Regions of a level by rank, the best first; those below the standard's completeness floor have no rank and are left out. */
  readonly ranking: RankedRegionConnection;
  /** The day whose state the run reads. */
  readonly referenceDate: Scalars['Date']['output'];
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly requestedBy: Scalars['String']['output'];
  /** The region whose subtree is scored; null for the whole country. */
  readonly scope: Maybe<Region>;
  /** Region whose subtree is scored; 000000000000 = the whole country. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Scores of one region; null where the run has none. */
  readonly score: Maybe<RegionScore>;
  /** Scores, in the order of the regions' codes. */
  readonly scores: RegionScoreConnection;
  /** When the ranges of its indices and ranks were worked out, which is after its scores; it can be published from then on. */
  readonly sensitivityAt: Maybe<Scalars['DateTime']['output']>;
  /** Shortfalls of the communities with their causes, the worst first. */
  readonly shortfalls: ShortfallConnection;
  /** The standard. */
  readonly standard: Standard;
  /** Whose numbers these are. */
  readonly standardAuthority: Scalars['String']['output'];
  /** Version of the standard. */
  readonly standardVersion: Scalars['ID']['output'];
  /** When work began. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly status: RunStatus;
  /** Steps that are done. */
  readonly stepsDone: Scalars['Int']['output'];
  /** All its steps; null before it starts. */
  readonly stepsTotal: Maybe<Scalars['Int']['output']>;
  /** Number of the published run that took its place. */
  readonly supersededBy: Maybe<Scalars['Int']['output']>;
};


/** One computation of a period's indices. */
export type RunDistributionArgs = {
  figure?: InputMaybe<Scalars['String']['input']>;
  level?: InputMaybe<RegionLevel>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** One computation of a period's indices. */
export type RunPrioritiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};


/** One computation of a period's indices. */
export type RunRankingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  figure?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  parent?: InputMaybe<Scalars['ID']['input']>;
};


/** One computation of a period's indices. */
export type RunScoreArgs = {
  code: Scalars['ID']['input'];
};


/** One computation of a period's indices. */
export type RunScoresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<RegionLevel>;
  parent?: InputMaybe<Scalars['ID']['input']>;
};


/** One computation of a period's indices. */
export type RunShortfallsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  cause?: InputMaybe<Cause>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<Scalars['ID']['input']>;
  within?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of runs. */
export type RunConnection = {
  readonly __typename?: 'RunConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<RunEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A run on a page. */
export type RunEdge = {
  readonly __typename?: 'RunEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: Run;
};

/** How a run is worked out. */
export type RunMode =
  /** What has not changed since the newest equal run is taken from there. */
  | 'changed'
  /** Its communities are those of the published runs of its regions, received or worked out here. */
  | 'composed'
  /** Everything is worked out. */
  | 'full'
  /** Its communities are as another instance published them. */
  | 'received';

/** A published run that another one is composed of. */
export type RunPart = {
  readonly __typename?: 'RunPart';
  /** The bundle that it came in; null where it was worked out or composed here, or is not the caller's to see. */
  readonly bundle: Maybe<PartBundle>;
  /** Hash of what it read. */
  readonly inputHash: Maybe<Scalars['String']['output']>;
  /** How it was worked out. */
  readonly mode: RunMode;
  /** The day whose state it reads. */
  readonly referenceDate: Scalars['Date']['output'];
  /** Number of the run here. */
  readonly runId: Scalars['Int']['output'];
  /** The region that it is of. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Where it stands. */
  readonly status: RunStatus;
};

/** What a composed run is made of, and what it lacks. */
export type RunParts = {
  readonly __typename?: 'RunParts';
  /** Regions that nothing was published of, each as wide as it can be: they are in none of the figures. */
  readonly missing: ReadonlyArray<Scalars['ID']['output']>;
  /** How it was worked out; only composed ones have parts. */
  readonly mode: RunMode;
  /** In the order of their regions. */
  readonly parts: ReadonlyArray<RunPart>;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
};

/** States of a run. */
export type RunStatus =
  /** Called off. */
  | 'cancelled'
  /** Ended, with results for the callers of its region. */
  | 'completed'
  /** Ended without results; `error` says why. */
  | 'failed'
  /** For everybody to read; never changes. */
  | 'published'
  /** Waiting for a worker. */
  | 'queued'
  /** Being worked on. */
  | 'running'
  /** Was published; a later one took its place. */
  | 'superseded';

/** Whether two facilities are one. */
export type SameOrDifferent =
  /** They are two: they are asked of no more. */
  | 'different'
  /** They are one: they are merged. */
  | 'same';

/** Changes that planners try together. */
export type Scenario = {
  readonly __typename?: 'Scenario';
  /** As whatIf takes them. */
  readonly changes: Scalars['JSON']['output'];
  /** When it was kept. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who kept it. */
  readonly createdBy: Scalars['String']['output'];
  /** Reference system of its positions. */
  readonly crs: Scalars['String']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Why. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Whose plans it is among. */
  readonly regionCode: Scalars['ID']['output'];
};

/** Scenarios side by side, on one run. */
export type ScenarioComparison = {
  readonly __typename?: 'ScenarioComparison';
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Whose figures are told. */
  readonly regionCode: Scalars['ID']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** In the order asked. */
  readonly scenarios: ReadonlyArray<ComparedScenario>;
};

/** A page of scenarios. */
export type ScenarioConnection = {
  readonly __typename?: 'ScenarioConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<ScenarioEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A scenario in a page. */
export type ScenarioEdge = {
  readonly __typename?: 'ScenarioEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The scenario. */
  readonly node: Scenario;
};

/** A recalculation to come, by cron or once. */
export type Schedule = Node & {
  readonly __typename?: 'Schedule';
  /** When it starts, for what starts once. */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** When it was set. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who set it. */
  readonly createdBy: Scalars['String']['output'];
  /** Minute, hour, day of month, month, day of week; null for what starts once. */
  readonly cron: Maybe<Scalars['String']['output']>;
  /** Whether it starts runs; else it is paused. */
  readonly enabled: Scalars['Boolean']['output'];
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** What came of its last time. */
  readonly last: Maybe<ScheduleStart>;
  /** When it last started a run. */
  readonly lastStartedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether everything is worked out or only what has changed, with the same result. */
  readonly mode: RunMode;
  /** The times to come, the first three; none while it is paused. */
  readonly nextDue: ReadonlyArray<Scalars['DateTime']['output']>;
  /** Number of the schedule. */
  readonly number: Scalars['Int']['output'];
  /** current: the half-year that lasts at the time; previous: the one before; or one by its name, such as 2024H1. */
  readonly period: Scalars['String']['output'];
  /** Whether its runs are published once they are completed. */
  readonly publish: Scalars['Boolean']['output'];
  /** What a change of it is based on. */
  readonly revision: Scalars['ID']['output'];
  /** Region whose subtree is scored. */
  readonly scopeCode: Scalars['ID']['output'];
  /** Version of the standard. */
  readonly standardVersion: Scalars['ID']['output'];
  /** Time zone of the cron. */
  readonly timeZone: Scalars['String']['output'];
};

/** What is to be otherwise about a schedule; what is left out stays. */
export type ScheduleChangeInput = {
  /** When it starts, for what starts once. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron?: InputMaybe<Scalars['String']['input']>;
  /** false: it is paused, and times that pass are not made up for. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether everything is worked out or only what has changed. */
  readonly mode?: InputMaybe<RunMode>;
  /** current, previous, or a half-year such as 2024H1. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** Whether its runs are published once they are completed; for who may publish. */
  readonly publish?: InputMaybe<Scalars['Boolean']['input']>;
  /** Region whose subtree is scored. */
  readonly scopeCode?: InputMaybe<Scalars['ID']['input']>;
  /** Version of a published standard. */
  readonly standard?: InputMaybe<Scalars['ID']['input']>;
  /** Time zone of the cron. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** When to recalculate, and what; either `cron` or `at`. */
export type ScheduleInput = {
  /** When it starts, once. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron?: InputMaybe<Scalars['String']['input']>;
  /** Whether it starts runs. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether everything is worked out or only what has changed. */
  readonly mode?: InputMaybe<RunMode>;
  /** current: the half-year that lasts at the time; previous: the one before; or one by its name, such as 2024H1. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** Whether its runs are published once they are completed; for who may publish. */
  readonly publish?: InputMaybe<Scalars['Boolean']['input']>;
  /** Region whose subtree is scored; default: that of the token. */
  readonly scopeCode?: InputMaybe<Scalars['ID']['input']>;
  /** Version of a published standard; default: the product's own. */
  readonly standard?: InputMaybe<Scalars['ID']['input']>;
  /** Time zone of the cron. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** What came of one time of a schedule. */
export type ScheduleStart = {
  readonly __typename?: 'ScheduleStart';
  /** When it was to start. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** Why there is no run, or why it was not published. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** Further times that had passed by then, while the service was down, and that it stands for; 100 = so many or more. */
  readonly missed: Scalars['Int']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Whether the run is to be published. */
  readonly publish: Scalars['Boolean']['output'];
  /** When it was. */
  readonly publishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Number of its run, also of one that was open already; null where none could be started. */
  readonly runId: Maybe<Scalars['Int']['output']>;
  /** Where the run stands. */
  readonly runStatus: Maybe<RunStatus>;
  /** When it did. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** A page of what came of a schedule's times. */
export type ScheduleStartConnection = {
  readonly __typename?: 'ScheduleStartConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ScheduleStartEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** One of a schedule's times on a page. */
export type ScheduleStartEdge = {
  readonly __typename?: 'ScheduleStartEdge';
  /** Send as `after` for what follows. */
  readonly cursor: Scalars['String']['output'];
  /** What came of it. */
  readonly node: ScheduleStart;
};

/** How far a region's index and ranks depend on what was taken for granted. */
export type Sensitivity = {
  readonly __typename?: 'Sensitivity';
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** Checkup index of the run. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** From the lowest index to the highest. */
  readonly indexRange: Maybe<Range>;
  /** Among siblings. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Among all regions of its level. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
  /** From the best rank in the level to the worst. */
  readonly rankInLevelRange: Maybe<Range>;
  /** From the best rank among siblings to the worst. */
  readonly rankRange: Maybe<Range>;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Index and ranks were one assumption otherwise; empty until they are worked out. */
  readonly variants: ReadonlyArray<VariedScore>;
};

/** A complaint or a ticket about a service. */
export type ServiceIssue = {
  readonly __typename?: 'ServiceIssue';
  /** When it was closed. */
  readonly closedOn: Maybe<Scalars['Date']['output']>;
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** By when it has to be closed. */
  readonly dueOn: Scalars['Date']['output'];
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** Which facility; null = the type in general. */
  readonly facilityExternalId: Maybe<Scalars['ID']['output']>;
  /** What it is. */
  readonly kind: ServiceIssueKind;
  /** When it came. */
  readonly openedOn: Scalars['Date']['output'];
  /** How it stands today. */
  readonly state: ServiceIssueState;
  /** What it says, without numbers of people. */
  readonly summary: Maybe<Scalars['String']['output']>;
  /** Facility type it is about. */
  readonly typeCode: Scalars['ID']['output'];
};

/** A page of issues. */
export type ServiceIssueConnection = {
  readonly __typename?: 'ServiceIssueConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ServiceIssueEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An issue on a page. */
export type ServiceIssueEdge = {
  readonly __typename?: 'ServiceIssueEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: ServiceIssue;
};

/** How a complaint or a ticket stands. */
export type ServiceIssueInput = {
  /** When it was closed. */
  readonly closedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The community. */
  readonly communityCode: Scalars['ID']['input'];
  /** By when it has to be closed. */
  readonly dueOn: Scalars['Date']['input'];
  /** Which facility; null = the type in general. */
  readonly facilityExternalId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is. */
  readonly kind: ServiceIssueKind;
  /** When it came. */
  readonly openedOn: Scalars['Date']['input'];
  /** What it says, without numbers of people. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Facility type it is about. */
  readonly typeCode: Scalars['ID']['input'];
};

/** What an issue is. */
export type ServiceIssueKind =
  /** A complaint. */
  | 'complaint'
  /** A ticket. */
  | 'ticket';

/** How an issue stands today. */
export type ServiceIssueState =
  /** Closed by its date. */
  | 'closed'
  /** Closed later. */
  | 'closed_late'
  /** Not closed, and its date is over. */
  | 'late'
  /** Not closed, and not due yet. */
  | 'open';

/** An edge shorter than nine tenths of the straight line between its ends. */
export type ShortEdge = {
  readonly __typename?: 'ShortEdge';
  /** Number of the street in this version of the network. */
  readonly edge: Scalars['Int']['output'];
  /** Latitude of its middle, EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** Longitude of its middle, EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
  /** Its length. */
  readonly metres: Scalars['Float']['output'];
  /** The one over the other. */
  readonly ratio: Scalars['Float']['output'];
  /** Straight line between its ends. */
  readonly straightMetres: Scalars['Float']['output'];
};

/** Edges that are too short. */
export type ShortEdges = {
  readonly __typename?: 'ShortEdges';
  /** The worst first, at most `limit`. */
  readonly items: ReadonlyArray<ShortEdge>;
  /** All of them, listed or not. */
  readonly total: Scalars['Int']['output'];
};

/** A figure below its threshold. */
export type ShortFigure = {
  readonly __typename?: 'ShortFigure';
  /** count, supply, coverage or governance. */
  readonly figure: Scalars['String']['output'];
  /** What it should be at least. */
  readonly threshold: Scalars['Float']['output'];
  /** What it is. */
  readonly value: Scalars['Float']['output'];
};

/** A facility type of a community below one of the standard's thresholds, why, and what helps. */
export type Shortfall = {
  readonly __typename?: 'Shortfall';
  /** The main cause. */
  readonly cause: Cause;
  /** All causes that hold, the main one first. */
  readonly causes: ReadonlyArray<FoundCause>;
  /** Code of the community. */
  readonly code: Scalars['ID']['output'];
  /** Kind of the community. */
  readonly kind: Maybe<CommunityKind>;
  /** English name of the community. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name of the community. */
  readonly nameZh: Scalars['String']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Score of the type. */
  readonly score: Scalars['Float']['output'];
  /** weight × (100 − score). */
  readonly severity: Scalars['Float']['output'];
  /** The figures below the standard's thresholds. */
  readonly short: ReadonlyArray<ShortFigure>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** English name of the type. */
  readonly typeNameEn: Scalars['String']['output'];
  /** Chinese name of the type. */
  readonly typeNameZh: Scalars['String']['output'];
  /** Weight of the type in the index. */
  readonly weight: Scalars['Float']['output'];
};

/** A page of shortfalls. */
export type ShortfallConnection = {
  readonly __typename?: 'ShortfallConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<ShortfallEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A shortfall on a page. */
export type ShortfallEdge = {
  readonly __typename?: 'ShortfallEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The shortfall. */
  readonly node: Shortfall;
};

/** What becomes of a shortfall if all is built. */
export type ShortfallOutcome =
  /** It is less. */
  | 'eased'
  /** It is gone. */
  | 'met'
  /** Better service is planned, whose effect no what-if can tell. */
  | 'treated'
  /** It is as it was. */
  | 'unmet';

/** Where a type falls short. */
export type ShortfallScope =
  /** In a community. */
  | 'community'
  /** In a fifteen-minute circle. */
  | 'fifteen'
  /** In a five-minute circle. */
  | 'five';

/** Shortfalls of a type in the communities or circles of a county, and what becomes of them. */
export type ShortfallSum = {
  readonly __typename?: 'ShortfallSum';
  /** Less. */
  readonly eased: Scalars['Int']['output'];
  /** Gone if all is built. */
  readonly met: Scalars['Int']['output'];
  /** Planned for them. */
  readonly projectIds: ReadonlyArray<Scalars['String']['output']>;
  /** Kind of place. */
  readonly scope: ShortfallScope;
  /** The sum of weight × (100 − score). */
  readonly severity: Scalars['Float']['output'];
  /** Places in which the baseline finds it short. */
  readonly short: Scalars['Int']['output'];
  /** Better service is planned. */
  readonly treated: Scalars['Int']['output'];
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
  /** As they were. */
  readonly unmet: Scalars['Int']['output'];
};

/** Figures below these are shortfalls. */
export type ShortfallThresholds = {
  readonly __typename?: 'ShortfallThresholds';
  /** Of the count. */
  readonly count: Scalars['Float']['output'];
  /** Of coverage. */
  readonly coverage: Scalars['Float']['output'];
  /** Of the governance index. */
  readonly governance: Scalars['Float']['output'];
  /** Of supply. */
  readonly supply: Scalars['Float']['output'];
};

/** A residential site: where people of a community live. */
export type Site = Node & {
  readonly __typename?: 'Site';
  /** People of 0 to 14; null = not given, imputed in runs. */
  readonly children: Maybe<Scalars['Float']['output']>;
  /** Its community. */
  readonly community: Region;
  /** Code of its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** People of 60 and over; null = not given, imputed in runs. */
  readonly elderly: Maybe<Scalars['Float']['output']>;
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Occupied households; null = not given. */
  readonly households: Maybe<Scalars['Float']['output']>;
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** Its kind, where it differs from the community's. */
  readonly kind: Maybe<CommunityKind>;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Number of this version. */
  readonly number: Scalars['Int']['output'];
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** Whether it is being renovated. */
  readonly underRenovation: Scalars['Boolean']['output'];
  /** First day of this version; null = since ever. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** When somebody last found it as it is kept; null = never. */
  readonly verifiedOn: Maybe<Scalars['Date']['output']>;
};

/** A site behind a figure of a type in a community. */
export type SiteBehind = {
  readonly __typename?: 'SiteBehind';
  /** People whose number sizes the standard. */
  readonly basePeople: Scalars['Float']['output'];
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** People whose walk is measured. */
  readonly groupPeople: Scalars['Float']['output'];
  /** False: imputed. */
  readonly groupsGiven: Scalars['Boolean']['output'];
  /** Its people can hardly be right (fewer than one or more than eight a household): they count, and lower completeness. */
  readonly inDoubt: Scalars['Boolean']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Whether it found a street. */
  readonly onNetwork: Scalars['Boolean']['output'];
  /** Residents. */
  readonly people: Scalars['Float']['output'];
  /** Whether it reaches an operating facility. */
  readonly reached: Scalars['Boolean']['output'];
  /** What of its need is met, 0 to 1. */
  readonly sufficiency: Scalars['Float']['output'];
};

/** What is to be otherwise of a residential site; what is not named stays. */
export type SiteChangeInput = {
  /** People of 0 to 14; null = not given. */
  readonly children?: InputMaybe<Scalars['Float']['input']>;
  /** Code of its community. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** Reference system of the location: EPSG:4326 by default, or EPSG:4490, EPSG:4549, EPSG:4528, GCJ-02, BD-09. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** People of 60 and over; null = not given. */
  readonly elderly?: InputMaybe<Scalars['Float']['input']>;
  /** Occupied households; null = not given. */
  readonly households?: InputMaybe<Scalars['Float']['input']>;
  /** Its kind, where it differs from the community's. */
  readonly kind?: InputMaybe<CommunityKind>;
  /** Where it is. */
  readonly location?: InputMaybe<Scalars['GeoJSONPoint']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why: it stays with the change. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Residents. */
  readonly population?: InputMaybe<Scalars['Float']['input']>;
  /** Whether it is being renovated. */
  readonly underRenovation?: InputMaybe<Scalars['Boolean']['input']>;
  /** First day on which it is so; default: today, and of what is new, since ever. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
};

/** A page of residential sites. */
export type SiteConnection = {
  readonly __typename?: 'SiteConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A residential site on a page. */
export type SiteEdge = {
  readonly __typename?: 'SiteEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The site. */
  readonly node: Site;
};

/** A residential site as a run read it. */
export type SiteEvidence = {
  readonly __typename?: 'SiteEvidence';
  /** People of 0 to 14. */
  readonly children: Scalars['Float']['output'];
  /** False: imputed. */
  readonly childrenGiven: Scalars['Boolean']['output'];
  /** People of 60 and over. */
  readonly elderly: Scalars['Float']['output'];
  /** False: imputed. */
  readonly elderlyGiven: Scalars['Boolean']['output'];
  /** As it was imported. */
  readonly externalId: Scalars['ID']['output'];
  /** Its people can hardly be right (fewer than one or more than eight a household): they count, and lower completeness. */
  readonly inDoubt: Scalars['Boolean']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Whether it found a street. */
  readonly onNetwork: Scalars['Boolean']['output'];
  /** Residents. */
  readonly people: Scalars['Float']['output'];
};

/** A residential site that is to be added. */
export type SiteInput = {
  /** People of 0 to 14; null = not given. */
  readonly children?: InputMaybe<Scalars['Float']['input']>;
  /** Code of its community. */
  readonly communityCode: Scalars['ID']['input'];
  /** Reference system of the location: EPSG:4326 by default, or EPSG:4490, EPSG:4549, EPSG:4528, GCJ-02, BD-09. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** People of 60 and over; null = not given. */
  readonly elderly?: InputMaybe<Scalars['Float']['input']>;
  /** Default: one that the service makes. */
  readonly externalId?: InputMaybe<Scalars['ID']['input']>;
  /** Occupied households; null = not given. */
  readonly households?: InputMaybe<Scalars['Float']['input']>;
  /** Its kind, where it differs from the community's. */
  readonly kind?: InputMaybe<CommunityKind>;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['input'];
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** Why: it stays with the change. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Residents. */
  readonly population: Scalars['Float']['input'];
  /** Whether it is being renovated. */
  readonly underRenovation?: InputMaybe<Scalars['Boolean']['input']>;
  /** First day on which it is so; default: today, and of what is new, since ever. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
};

/** Where to build. */
export type SiteSelection = {
  readonly __typename?: 'SiteSelection';
  /** How many candidates were looked at. */
  readonly candidates: Scalars['Int']['output'];
  /** In the order chosen. */
  readonly chosen: ReadonlyArray<ChosenSite>;
  /** Share of the weight of all residents that is covered, 0 to 1. */
  readonly coverage: SiteSelectionCoverage;
  /** Their weight, in persons. */
  readonly gain: Scalars['Float']['output'];
  /** Share of the best that this way of choosing reaches on any instance; null where nothing is known. */
  readonly guarantee: Maybe<Scalars['Float']['output']>;
  /** With coverage: no fewer do; null where all together do not. */
  readonly leastNumber: Maybe<Scalars['Int']['output']>;
  /** Who comes within the circle by all of them. */
  readonly newly: PeopleServed;
  /** Known to be the best there is. */
  readonly optimal: Scalars['Boolean']['output'];
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Whether the coverage that was asked for is reached. */
  readonly reached: Scalars['Boolean']['output'];
  /** Whose residents count. */
  readonly regionCode: Scalars['ID']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** Money; null where it is not known. */
  readonly spent: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** No selection gains more. */
  readonly upperBound: Scalars['Float']['output'];
};

/** Share of the weight of all residents that is covered, 0 to 1. */
export type SiteSelectionCoverage = {
  readonly __typename?: 'SiteSelectionCoverage';
  /** Then. */
  readonly after: Scalars['Float']['output'];
  /** Now. */
  readonly before: Scalars['Float']['output'];
};

/** A residential site as it was kept for a time. */
export type SiteVersion = {
  readonly __typename?: 'SiteVersion';
  /** What was done to bring it; null for what was loaded before changes were kept. */
  readonly change: Maybe<VersionChange>;
  /** False where it was corrected before it ever held. */
  readonly held: Scalars['Boolean']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** As it was. */
  readonly site: Site;
  /** Day after its last; null = it is the current one, or one that never held. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** A page of versions of a site. */
export type SiteVersionConnection = {
  readonly __typename?: 'SiteVersionConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<SiteVersionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A version of a site on a page. */
export type SiteVersionEdge = {
  readonly __typename?: 'SiteVersionEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The version of a site. */
  readonly node: SiteVersion;
};

/** A walk from a site. */
export type SiteWalk = {
  readonly __typename?: 'SiteWalk';
  /** How far it is. */
  readonly metres: Scalars['Float']['output'];
  /** External id of the site. */
  readonly site: Scalars['ID']['output'];
};

/** Parts of a network too small to be walked from, together. */
export type SmallComponents = {
  readonly __typename?: 'SmallComponents';
  /** How many there are. */
  readonly components: Scalars['Int']['output'];
  /** Their nodes. */
  readonly junctions: Scalars['Int']['output'];
  /** Length of their streets. */
  readonly streetMetres: Scalars['Float']['output'];
};

/** Where a point meets the walking network. */
export type Snap = {
  readonly __typename?: 'Snap';
  /** The network that was looked at. */
  readonly network: NetworkName;
  /** The point asked for. */
  readonly origin: SnapOrigin;
  /** Nearest position on the nearest street; null off the network. */
  readonly position: Maybe<StreetPosition>;
  /** Why an answer is empty. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** A point that was asked for. */
export type SnapOrigin = {
  readonly __typename?: 'SnapOrigin';
  /** Latitude, EPSG:4326. */
  readonly lat: Scalars['Float']['output'];
  /** Longitude, EPSG:4326. */
  readonly lon: Scalars['Float']['output'];
};

/** Idle space. */
export type Space = {
  readonly __typename?: 'Space';
  /** Usable, m². */
  readonly area: Scalars['Float']['output'];
  /** Whether it is to be had. */
  readonly availability: SpaceAvailability;
  /** First day on which it is to be had. */
  readonly availableFrom: Maybe<Scalars['Date']['output']>;
  /** The approved plan of living circles of where it is; null where there is none, or its circles hold it not. */
  readonly circlePlanId: Maybe<Scalars['Int']['output']>;
  /** Its community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Of using it, in any currency. */
  readonly cost: Maybe<Scalars['Float']['output']>;
  /** As its sender calls it. */
  readonly externalId: Scalars['ID']['output'];
  /** The fifteen-minute one. */
  readonly fifteenMinuteCircle: Maybe<Scalars['ID']['output']>;
  /** The five-minute circle of that plan that holds it. */
  readonly fiveMinuteCircle: Maybe<Scalars['ID']['output']>;
  /** 1 is the ground floor. */
  readonly floor: Maybe<Scalars['Int']['output']>;
  /** How it comes free. */
  readonly kind: SpaceKind;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What else is to know. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Whose it is. */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** Facility types that may not be there. */
  readonly unfitTypes: ReadonlyArray<Scalars['ID']['output']>;
};

/** Whether a space is to be had. */
export type SpaceAvailability =
  /** For whoever asks. */
  | 'available'
  /** No longer idle. */
  | 'in_use'
  /** Promised to a project. */
  | 'planned'
  /** Not for now. */
  | 'unavailable';

/** A page of spaces. */
export type SpaceConnection = {
  readonly __typename?: 'SpaceConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<SpaceEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A space in a page. */
export type SpaceEdge = {
  readonly __typename?: 'SpaceEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The space. */
  readonly node: Space;
};

/** What a space is. */
export type SpaceInput = {
  /** Usable, m². */
  readonly area: Scalars['Float']['input'];
  /** Whether it is to be had. */
  readonly availability: SpaceAvailability;
  /** First day on which it is to be had. */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Its community. */
  readonly communityCode: Scalars['ID']['input'];
  /** Of using it, in any currency. */
  readonly cost?: InputMaybe<Scalars['Float']['input']>;
  /** Reference system of the location; default EPSG:4326. */
  readonly crs?: InputMaybe<Scalars['String']['input']>;
  /** 1 is the ground floor. */
  readonly floor?: InputMaybe<Scalars['Int']['input']>;
  /** How it comes free. */
  readonly kind: SpaceKind;
  /** Where it is. */
  readonly location: Scalars['GeoJSONPoint']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** What else is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Whose it is. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Facility types that may not be there. */
  readonly unfitTypes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** How a space comes free. */
export type SpaceKind =
  /** 整合 */
  | 'consolidated'
  /** 拆除 */
  | 'demolished'
  /** 置换 */
  | 'exchanged'
  /** 征收 */
  | 'expropriated'
  /** 其他 */
  | 'other'
  /** 盘活 */
  | 'revitalised'
  /** 腾退 */
  | 'vacated';

/** A need that a space would meet. */
export type SpaceNeed = {
  readonly __typename?: 'SpaceNeed';
  /** Whose need that is, by approved circles: five-minute ones for a type with a five-minute circle, else fifteen-minute ones; the most unmet first. */
  readonly byCircle: ReadonlyArray<CircleNeed>;
  /** Come within its catchment, and reach none now. */
  readonly newly: PeopleServed;
  /** Share of the least size that the space has; null where the type is not measured in m², or has no least size. */
  readonly sizeFit: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Persons of the size base within its catchment, by the share of their need that is not met now. */
  readonly unmet: Scalars['Float']['output'];
  /** Unmet need by the weight of the type, and by the size where it is known. */
  readonly worth: Scalars['Float']['output'];
};

/** Which needs a space would meet. */
export type SpaceNeeds = {
  readonly __typename?: 'SpaceNeeds';
  /** The space. */
  readonly externalId: Scalars['ID']['output'];
  /** The most worth first. */
  readonly needs: ReadonlyArray<SpaceNeed>;
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
};

/** A versioned rule book; a published one never changes. */
export type Standard = Node & {
  readonly __typename?: 'Standard';
  /** Whose numbers these are. */
  readonly authority: Scalars['String']['output'];
  /** The whole document: profiles, parameters, grades, thresholds, types. */
  readonly document: Scalars['JSON']['output'];
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** When it was published; null while it is a draft. */
  readonly publishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Code of the region whose administrators edit, publish and retire it; everybody may use it. */
  readonly regionCode: Scalars['ID']['output'];
  /** From then on no new run takes it. */
  readonly retiredAt: Maybe<Scalars['DateTime']['output']>;
  /** Changes with whatever is changed: an edit names the one it is based on. */
  readonly revision: Scalars['ID']['output'];
  /** draft, published or retired. */
  readonly status: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Its facility types, in its own order. */
  readonly types: ReadonlyArray<FacilityType>;
  /** Its version. */
  readonly version: Scalars['ID']['output'];
};

/** A value that differs between two standards. */
export type StandardChange = {
  readonly __typename?: 'StandardChange';
  /** null where there is none any more. */
  readonly after: Maybe<Scalars['JSON']['output']>;
  /** null where there was none. */
  readonly before: Maybe<Scalars['JSON']['output']>;
  /** How it differs. */
  readonly kind: ChangeKind;
  /** JSON pointer, with types by their codes and grades by their names. */
  readonly path: Scalars['String']['output'];
  /** Facility type it is of. */
  readonly typeCode: Maybe<Scalars['ID']['output']>;
};

/** What changes from one standard to another. */
export type StandardComparison = {
  readonly __typename?: 'StandardComparison';
  /** Version of the other. */
  readonly after: Scalars['ID']['output'];
  /** Version of the one. */
  readonly before: Scalars['ID']['output'];
  /** Value by value, in the order of their paths. */
  readonly changes: ReadonlyArray<StandardChange>;
};

/** How a county, its communities and its types stand at a time. */
export type Standing = {
  readonly __typename?: 'Standing';
  /** In the order of their codes. */
  readonly communities: ReadonlyArray<CommunityStanding>;
  /** The county. */
  readonly county: IndexFigures;
  /** In the order of their codes. */
  readonly types: ReadonlyArray<TypeStanding>;
};

/** A position on a street. */
export type StreetPosition = {
  readonly __typename?: 'StreetPosition';
  /** Number of the street in this version of the network. */
  readonly edge: Scalars['Int']['output'];
  /** Along the street from its source. */
  readonly fromSourceMetres: Scalars['Float']['output'];
  /** Straight access leg to the street; it counts. */
  readonly legMetres: Scalars['Float']['output'];
  /** The position. */
  readonly location: Scalars['GeoJSONPoint']['output'];
  /** The whole street. */
  readonly street: Scalars['GeoJSONGeometry']['output'];
  /** Along the street to its target. */
  readonly toTargetMetres: Scalars['Float']['output'];
};

/** Size of a network, and what is odd about its streets. */
export type StreetQuality = {
  readonly __typename?: 'StreetQuality';
  /** West, south, east, north; degrees. */
  readonly box: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  /** Nodes with a single edge. */
  readonly deadEnds: Scalars['Int']['output'];
  /** Streets between them. */
  readonly edges: Scalars['Int']['output'];
  /** Nodes of the network. */
  readonly junctions: Scalars['Int']['output'];
  /**
   * Least length of an edge over that of its drawn line, at most 1; a small one widens every search for an
   * isochrone.
   */
  readonly leastRatio: Scalars['Float']['output'];
  /** Length of all streets. */
  readonly metres: Scalars['Float']['output'];
  /** Edges shorter than nine tenths of the straight line between their ends: a wrong length or a wrong line. */
  readonly shortEdges: ShortEdges;
  /** Edges whose length is 0. */
  readonly zeroLengthEdges: Scalars['Int']['output'];
};

/**
 * What is told as it happens, over WebSocket at `/graphql` (protocol graphql-transport-ws). The `connection_init` carries the token as
 * `{"authorization": "Bearer …"}`. Whoever takes it slowly is told less, and the newest; once the token has ended, so has the
 * subscription.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A run whenever it has moved, the first time at once, until it has ended. */
  readonly runProgress: Run;
};


/**
 * What is told as it happens, over WebSocket at `/graphql` (protocol graphql-transport-ws). The `connection_init` carries the token as
 * `{"authorization": "Bearer …"}`. Whoever takes it slowly is told less, and the newest; once the token has ended, so has the
 * subscription.
 */
export type SubscriptionRunProgressArgs = {
  number: Scalars['Int']['input'];
};

/** A shortfall that a measure is for. */
export type SuggestedFor = {
  readonly __typename?: 'SuggestedFor';
  /** Code of the community. */
  readonly code: Scalars['ID']['output'];
  /** English name of the community. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name of the community. */
  readonly nameZh: Scalars['String']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** English name of the type. */
  readonly typeNameEn: Scalars['String']['output'];
  /** Chinese name of the type. */
  readonly typeNameZh: Scalars['String']['output'];
};

/** A measure, and the shortfalls it is for. */
export type Suggestion = {
  readonly __typename?: 'Suggestion';
  /** The main cause it is against. */
  readonly cause: Cause;
  /** The shortfalls. */
  readonly for: ReadonlyArray<SuggestedFor>;
  /** In English. */
  readonly measureEn: Scalars['String']['output'];
  /** In Chinese. */
  readonly measureZh: Scalars['String']['output'];
  /** Of the shortfalls it is for, summed up. */
  readonly severity: Scalars['Float']['output'];
};

/** An invitation, with its token, which is told once. */
export type SurveyLink = {
  readonly __typename?: 'SurveyLink';
  /** Its last day. */
  readonly expiresOn: Scalars['Date']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** Whether it is of one household, which need not say who it is. */
  readonly ofHousehold: Scalars['Boolean']['output'];
  /** External id of the residential site. */
  readonly site: Scalars['ID']['output'];
  /** Its token. */
  readonly token: Scalars['String']['output'];
};

/** A response as it is kept: whose household it is cannot be told. */
export type SurveyResponse = {
  readonly __typename?: 'SurveyResponse';
  /** Age group of whoever answered: under_18, 18_34, 35_59, 60_79, 80_over. */
  readonly ageGroup: Maybe<Scalars['String']['output']>;
  /** When it was answered. */
  readonly answeredOn: Scalars['Date']['output'];
  /** By the keys of the questions. */
  readonly answers: Scalars['JSON']['output'];
  /** How it came: api, file or link. */
  readonly channel: Scalars['String']['output'];
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** Whether it is the one that counts for its household. */
  readonly counted: Scalars['Boolean']['output'];
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** What is odd about it. */
  readonly flags: ReadonlyArray<ResponseFlag>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** How long it took. */
  readonly seconds: Maybe<Scalars['Int']['output']>;
  /** External id of the residential site. */
  readonly site: Scalars['ID']['output'];
};

/** A page of responses. */
export type SurveyResponseConnection = {
  readonly __typename?: 'SurveyResponseConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<SurveyResponseEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A response on a page. */
export type SurveyResponseEdge = {
  readonly __typename?: 'SurveyResponseEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: SurveyResponse;
};

/** What a surveyor has to look at, and why. */
export type SurveyTask = {
  readonly __typename?: 'SurveyTask';
  /** What it is. */
  readonly about: InventoryThing;
  /** Its external id. */
  readonly externalId: Scalars['ID']['output'];
  /** What all of them take from its quality, 0 to 1. */
  readonly lack: Scalars['Float']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Why. */
  readonly reasons: ReadonlyArray<SurveyTaskReason>;
  /** The heaviest of its reasons. */
  readonly severity: FlawSeverity;
};

/** A page of tasks. */
export type SurveyTaskConnection = {
  readonly __typename?: 'SurveyTaskConnection';
  /** The page's items with their cursors. */
  readonly edges: ReadonlyArray<SurveyTaskEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A task on a page. */
export type SurveyTaskEdge = {
  readonly __typename?: 'SurveyTaskEdge';
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: SurveyTask;
};

/** Why a surveyor has to look at something. */
export type SurveyTaskReason = {
  readonly __typename?: 'SurveyTaskReason';
  /** The values that break it. */
  readonly detail: Scalars['JSON']['output'];
  /** The rule in English. */
  readonly nameEn: Scalars['String']['output'];
  /** The rule in Chinese. */
  readonly nameZh: Scalars['String']['output'];
  /** The rule that is broken. */
  readonly rule: QualityRule;
  /** How much that weighs. */
  readonly severity: FlawSeverity;
};

/** How many are alive. */
export type Survival = {
  readonly __typename?: 'Survival';
  /** Of those recorded, with visits, opening days or activities since. */
  readonly active: Scalars['Int']['output'];
  /** Operating on the day they are judged. */
  readonly alive: Scalars['Int']['output'];
  /** Closed on that day. */
  readonly closed: Scalars['Int']['output'];
  /** Alive, suspended and closed together. */
  readonly judged: Scalars['Int']['output'];
  /** Elsewhere since, up to the day they are judged. */
  readonly moved: Scalars['Int']['output'];
  /** How many were opened. */
  readonly opened: Scalars['Int']['output'];
  /** Of those alive, with any record or activity. */
  readonly recorded: Scalars['Int']['output'];
  /** Operating again after they were closed or suspended. */
  readonly reopened: Scalars['Int']['output'];
  /** Of those recorded; null where there are none. */
  readonly shareActive: Maybe<Scalars['Float']['output']>;
  /** Of those judged; null where there are none. */
  readonly shareAlive: Maybe<Scalars['Float']['output']>;
  /** Suspended on that day. */
  readonly suspended: Scalars['Int']['output'];
  /** Not yet judged. */
  readonly young: Scalars['Int']['output'];
};

/** The same of those that are run alike. */
export type SurvivalOfModel = {
  readonly __typename?: 'SurvivalOfModel';
  /** Of those recorded, with visits, opening days or activities since. */
  readonly active: Scalars['Int']['output'];
  /** Operating on the day they are judged. */
  readonly alive: Scalars['Int']['output'];
  /** Closed on that day. */
  readonly closed: Scalars['Int']['output'];
  /** Alive, suspended and closed together. */
  readonly judged: Scalars['Int']['output'];
  /** How; null: nobody said. */
  readonly model: Maybe<OperatingModelName>;
  /** Elsewhere since, up to the day they are judged. */
  readonly moved: Scalars['Int']['output'];
  /** How many were opened. */
  readonly opened: Scalars['Int']['output'];
  /** Of those alive, with any record or activity. */
  readonly recorded: Scalars['Int']['output'];
  /** Operating again after they were closed or suspended. */
  readonly reopened: Scalars['Int']['output'];
  /** Of those recorded; null where there are none. */
  readonly shareActive: Maybe<Scalars['Float']['output']>;
  /** Of those judged; null where there are none. */
  readonly shareAlive: Maybe<Scalars['Float']['output']>;
  /** Suspended on that day. */
  readonly suspended: Scalars['Int']['output'];
  /** Not yet judged. */
  readonly young: Scalars['Int']['output'];
};

/** The same of a region below. */
export type SurvivalOfRegion = {
  readonly __typename?: 'SurvivalOfRegion';
  /** Of those recorded, with visits, opening days or activities since. */
  readonly active: Scalars['Int']['output'];
  /** Operating on the day they are judged. */
  readonly alive: Scalars['Int']['output'];
  /** Closed on that day. */
  readonly closed: Scalars['Int']['output'];
  /** Alive, suspended and closed together. */
  readonly judged: Scalars['Int']['output'];
  /** Elsewhere since, up to the day they are judged. */
  readonly moved: Scalars['Int']['output'];
  /** How many were opened. */
  readonly opened: Scalars['Int']['output'];
  /** Of those alive, with any record or activity. */
  readonly recorded: Scalars['Int']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** Operating again after they were closed or suspended. */
  readonly reopened: Scalars['Int']['output'];
  /** Of those recorded; null where there are none. */
  readonly shareActive: Maybe<Scalars['Float']['output']>;
  /** Of those judged; null where there are none. */
  readonly shareAlive: Maybe<Scalars['Float']['output']>;
  /** Suspended on that day. */
  readonly suspended: Scalars['Int']['output'];
  /** Not yet judged. */
  readonly young: Scalars['Int']['output'];
};

/** The same of a facility type. */
export type SurvivalOfType = {
  readonly __typename?: 'SurvivalOfType';
  /** Of those recorded, with visits, opening days or activities since. */
  readonly active: Scalars['Int']['output'];
  /** Operating on the day they are judged. */
  readonly alive: Scalars['Int']['output'];
  /** Closed on that day. */
  readonly closed: Scalars['Int']['output'];
  /** Alive, suspended and closed together. */
  readonly judged: Scalars['Int']['output'];
  /** Elsewhere since, up to the day they are judged. */
  readonly moved: Scalars['Int']['output'];
  /** How many were opened. */
  readonly opened: Scalars['Int']['output'];
  /** Of those alive, with any record or activity. */
  readonly recorded: Scalars['Int']['output'];
  /** Operating again after they were closed or suspended. */
  readonly reopened: Scalars['Int']['output'];
  /** Of those recorded; null where there are none. */
  readonly shareActive: Maybe<Scalars['Float']['output']>;
  /** Of those judged; null where there are none. */
  readonly shareAlive: Maybe<Scalars['Float']['output']>;
  /** Suspended on that day. */
  readonly suspended: Scalars['Int']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Not yet judged. */
  readonly young: Scalars['Int']['output'];
};

/** What became of a facility. */
export type SurvivalOutcome =
  /** It is operating on the day it is judged. */
  | 'alive'
  /** It is closed on that day. */
  | 'closed'
  /** It is suspended on that day. */
  | 'suspended'
  /** That day is still to come. */
  | 'young';

/** Whether what was built is still alive (建成一年后是否存活). */
export type SurvivalSummary = {
  readonly __typename?: 'SurvivalSummary';
  /** By how they were run on the day they are judged. */
  readonly byModel: ReadonlyArray<SurvivalOfModel>;
  /** Of the regions right below. */
  readonly byRegion: ReadonlyArray<SurvivalOfRegion>;
  /** By facility type. */
  readonly byType: ReadonlyArray<SurvivalOfType>;
  /** After how many months they are judged. */
  readonly months: Scalars['Int']['output'];
  /** By what is known on this day. */
  readonly on: Scalars['Date']['output'];
  /** Open on that day, and nobody says since when. */
  readonly openingUnknown: Scalars['Int']['output'];
  /** The region. */
  readonly regionCode: Scalars['ID']['output'];
  /** All together. */
  readonly total: Survival;
};

/** What a symbol stands for. */
export type SymbolValue = {
  readonly __typename?: 'SymbolValue';
  /** The symbol. */
  readonly symbol: Scalars['String']['output'];
  /** The number. */
  readonly value: Scalars['Float']['output'];
};

/** What a target measures. */
export type TargetMeasure =
  /** Share of the facilities that the standard asks for, 0 to 1. */
  | 'count'
  /** Share of the people of the type within reach, 0 to 1. */
  | 'coverage'
  /** Operating facilities there. */
  | 'facilities'
  /** Score of the type, or the index where no type is named, 0 to 100. */
  | 'index'
  /** Share of the supply that it asks for, 0 to 1. */
  | 'supply';

/** Of what a target speaks. */
export type TargetScope =
  /** Each of its communities, or one. */
  | 'community'
  /** The county as a whole. */
  | 'county'
  /** Each fifteen-minute circle, or one. */
  | 'fifteen'
  /** Each five-minute circle, or one. */
  | 'five';

/** Theil's T between and within the regions of a level below. */
export type TheilSplit = {
  readonly __typename?: 'TheilSplit';
  /** Of the groups' means. */
  readonly between: Scalars['Float']['output'];
  /** 0 to 1: between / theil; null where all are alike. */
  readonly betweenShare: Maybe<Scalars['Float']['output']>;
  /** Groups with people. */
  readonly groups: Scalars['Int']['output'];
  /** People of the groups. */
  readonly people: Scalars['Float']['output'];
  /** Mean of the groups' own T, by what they hold; between + within = theil. */
  readonly within: Scalars['Float']['output'];
};

/** A community to treat first, by the policy's four marks. */
export type TreatFirst = {
  readonly __typename?: 'TreatFirst';
  /** Code of the community. */
  readonly code: Scalars['ID']['output'];
  /** Grade of the index. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Community kind. */
  readonly kind: Maybe<CommunityKind>;
  /** The mark that adds most. */
  readonly main: Mark;
  /** The four marks. */
  readonly marks: ReadonlyArray<PriorityMark>;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** Place in the list; equals share one. */
  readonly order: Scalars['Int']['output'];
  /** Code of its street. */
  readonly parentCode: Maybe<Scalars['ID']['output']>;
  /** Residents. */
  readonly population: Scalars['Float']['output'];
  /** 0 to 1, the higher the sooner. */
  readonly priority: Scalars['Float']['output'];
  /** Number of the run. */
  readonly runId: Scalars['Int']['output'];
  /** The marks that count, the heaviest first, in English. */
  readonly whyEn: Scalars['String']['output'];
  /** The marks that count, the heaviest first, in Chinese. */
  readonly whyZh: Scalars['String']['output'];
};

/** A region's figures against those of an earlier run, with the reasons. */
export type Trend = {
  readonly __typename?: 'Trend';
  /** Its scores in the run. */
  readonly after: RegionScore;
  /** Its scores in the earlier one. */
  readonly before: Maybe<RegionScore>;
  /** Now minus before. */
  readonly change: Movement;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** False where the standard or the walking network changed. */
  readonly comparable: Scalars['Boolean']['output'];
  /** Its place in the tree. */
  readonly level: RegionLevel;
  /** English name. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Chinese name. */
  readonly nameZh: Scalars['String']['output'];
  /** What to know before comparing, in plain words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** The earlier one; null where no earlier period has a published run that covers the region. */
  readonly previousRun: Maybe<Run>;
  /** The run. */
  readonly run: Run;
  /** Those that moved the index most come first; their points sum to its change. */
  readonly types: ReadonlyArray<TypeChange>;
};

/** What a facility type did to an index. */
export type TypeChange = {
  readonly __typename?: 'TypeChange';
  /** By the balance index. */
  readonly balance: Scalars['Float']['output'];
  /** Of the points, by the base index; the four sum to the points. */
  readonly base: Scalars['Float']['output'];
  /** What happened to the type. */
  readonly cause: ChangeCause;
  /** By the governance index, or by its becoming known or unknown. */
  readonly governance: Scalars['Float']['output'];
  /** English name of the type. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the type. */
  readonly nameZh: Scalars['String']['output'];
  /** What it did to the index; over all types these sum to the change of the index. */
  readonly points: Scalars['Float']['output'];
  /** Its score now. */
  readonly scoreAfter: Maybe<Scalars['Float']['output']>;
  /** Its score before. */
  readonly scoreBefore: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** By its weight among the types that count: a type that comes raises the index where it scores above the others. */
  readonly weight: Scalars['Float']['output'];
};

/** A number of facilities of one type. */
export type TypeCount = {
  readonly __typename?: 'TypeCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Inequality of the sufficiency of people by a facility type. */
export type TypeInequality = {
  readonly __typename?: 'TypeInequality';
  /** Code of its category. */
  readonly category: Scalars['String']['output'];
  /** Gini coefficient. */
  readonly gini: Maybe<Scalars['Float']['output']>;
  /** English name of the type. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the type. */
  readonly nameZh: Scalars['String']['output'];
  /** Palma ratio. */
  readonly palma: Maybe<Scalars['Float']['output']>;
  /** People whose walk is measured, where the type was surveyed. */
  readonly people: Scalars['Float']['output'];
  /** Theil between and within the groups. */
  readonly split: Maybe<TheilSplit>;
  /** Their mean sufficiency, 0 to 1. */
  readonly sufficiency: Maybe<Scalars['Float']['output']>;
  /** Theil's T. */
  readonly theil: Maybe<Scalars['Float']['output']>;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** How far a type's projects are. */
export type TypeProgress = {
  readonly __typename?: 'TypeProgress';
  /** What they were to cost when the programme was adopted. */
  readonly budget: Scalars['Float']['output'];
  /** Not completed, though due before. */
  readonly late: Scalars['Int']['output'];
  /** What they are to lift. */
  readonly lift: Scalars['Float']['output'];
  /** Of that, by those that are accepted. */
  readonly liftAccepted: Scalars['Float']['output'];
  /** Milestones due until then. */
  readonly milestonesDue: Scalars['Int']['output'];
  /** Milestones that were due before and not done. */
  readonly milestonesLate: Scalars['Int']['output'];
  /** More spent than planned. */
  readonly overBudget: Scalars['Int']['output'];
  /** The projects. */
  readonly projects: Scalars['Int']['output'];
  /** Money spent. */
  readonly spent: Scalars['Float']['output'];
  /** How many are in which state. */
  readonly states: ProjectsByState;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Every figure of a facility type in a region; null = no such figure there. */
export type TypeScore = {
  readonly __typename?: 'TypeScore';
  /** Somebody of its group lives here. */
  readonly applies: Scalars['Boolean']['output'];
  /** Balance index (均衡指数). */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index (基础指数). */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** P: people of the group whose number sizes the standard. */
  readonly basePeople: Maybe<Scalars['Float']['output']>;
  /** Code of its category. */
  readonly category: Scalars['String']['output'];
  /** Share of the issues closed by their date. */
  readonly closedOnTime: Maybe<Scalars['Float']['output']>;
  /** Code of the region. */
  readonly code: Scalars['ID']['output'];
  /** 0 to 1: how much of what the figures need was measured. */
  readonly completeness: Maybe<Scalars['Float']['output']>;
  /** min(1, N / N*). */
  readonly count: Maybe<Scalars['Float']['output']>;
  /** Share of the people who reach at least one. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** N: facilities of the minimum size, each for as much of its share as it serves. */
  readonly facilitiesCounted: Maybe<Scalars['Float']['output']>;
  /** Facilities of any state within budget of a site. */
  readonly facilitiesInBudget: Maybe<Scalars['Int']['output']>;
  /** Operating ones of the community's own. */
  readonly facilitiesOwn: Maybe<Scalars['Int']['output']>;
  /** Operating ones. */
  readonly facilitiesReached: Maybe<Scalars['Int']['output']>;
  /** N*. */
  readonly facilitiesRequired: Maybe<Scalars['Int']['output']>;
  /** Governance index (治理指数). */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Whether there is a facility whose governance could be known. */
  readonly governanceDue: Maybe<Scalars['Boolean']['output']>;
  /** People whose walk is measured. */
  readonly groupPeople: Maybe<Scalars['Float']['output']>;
  /** Unknown hours taken as enough. */
  readonly hoursUnknown: Maybe<Scalars['Int']['output']>;
  /** English name of the type. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name of the type. */
  readonly nameZh: Scalars['String']['output'];
  /** Share of the facilities that operate for the hours asked. */
  readonly operating: Maybe<Scalars['Float']['output']>;
  /** Residents' ratings, 0 to 1. */
  readonly satisfaction: Maybe<Scalars['Float']['output']>;
  /** Type score. */
  readonly score: Maybe<Scalars['Float']['output']>;
  /** Unknown sizes taken as the minimum. */
  readonly sizesImputed: Maybe<Scalars['Int']['output']>;
  /** Mean sufficiency of the sites, by people. */
  readonly supply: Maybe<Scalars['Float']['output']>;
  /** a*: supply per person. */
  readonly supplyRequired: Maybe<Scalars['Float']['output']>;
  /** The county has a record of it, or a declaration that there is none. */
  readonly surveyed: Scalars['Boolean']['output'];
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Its weight in the index. */
  readonly weight: Scalars['Float']['output'];
  /** Mean sufficiency of the worst-served quarter. */
  readonly worstQuarter: Maybe<Scalars['Float']['output']>;
};

/** How a type stands over a county at a time. */
export type TypeStanding = {
  readonly __typename?: 'TypeStanding';
  /** Balance index. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** The communities' mean by their residents, 0 to 1. */
  readonly count: Maybe<Scalars['Float']['output']>;
  /** 0 to 1. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** Operating ones of its communities. */
  readonly facilitiesOwn: Maybe<Scalars['Float']['output']>;
  /** Governance index. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
  /** Its score. */
  readonly score: Maybe<Scalars['Float']['output']>;
  /** The same. */
  readonly supply: Maybe<Scalars['Float']['output']>;
  /** The type. */
  readonly typeCode: Scalars['String']['output'];
};

/** Asked for, and not reachable. */
export type UnmetDemand = {
  readonly __typename?: 'UnmetDemand';
  /** Households that ask for it. */
  readonly asks: Scalars['Int']['output'];
  /** The community. */
  readonly communityCode: Scalars['ID']['output'];
  /** The facility type. */
  readonly typeCode: Scalars['ID']['output'];
  /** Those of them whose site reaches none within the type's circle today. */
  readonly unreached: Scalars['Int']['output'];
};

/** What of people needs a facility. */
export type UnservedNeed =
  /** The share of their need that what they reach does not meet. */
  | 'unmet'
  /** All where none is reached. */
  | 'unreached';

/** An assumption that is varied by itself. */
export type Variant =
  /** Everybody walks a tenth faster. */
  | 'faster'
  /** Elderly and children that were not given at the last decile of the shares in the county. */
  | 'groups_high'
  /** Elderly and children that were not given at the first decile of the shares in the county. */
  | 'groups_low'
  /** Unknown sizes at the last decile of the known ones of the type. */
  | 'sizes_high'
  /** Unknown sizes at the first decile of the known ones of the type. */
  | 'sizes_low'
  /** Everybody walks a tenth slower. */
  | 'slower';

/** A region's index and ranks were one assumption otherwise. */
export type VariedScore = {
  readonly __typename?: 'VariedScore';
  /** Checkup index. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Among siblings. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Among all regions of its level. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
  /** What is assumed otherwise. */
  readonly variant: Variant;
};

/** Somebody was there and found a thing as it is kept. */
export type Verification = {
  readonly __typename?: 'Verification';
  /** External id of the thing. */
  readonly externalId: Scalars['ID']['output'];
  /** What there was to say. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** The day. */
  readonly verifiedOn: Scalars['Date']['output'];
};

/** What was done to bring a version. */
export type VersionChange = {
  readonly __typename?: 'VersionChange';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What was done. */
  readonly kind: InventoryChangeKind;
  /** Why; of an import, the file. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Number of the change. */
  readonly number: Scalars['Int']['output'];
};

/** Who can use a network's streets. */
export type WalkMode =
  /** Everyone on foot. */
  | 'foot'
  /** Wheelchairs too: no steps, no raised kerbs. */
  | 'wheelchair';

/** Where a walk starts: a point, or a residential site. */
export type WalkOriginInput = {
  /** Echoed in what belongs to this origin. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Latitude, EPSG:4326. */
  readonly lat?: InputMaybe<Scalars['Float']['input']>;
  /** Longitude, EPSG:4326. */
  readonly lon?: InputMaybe<Scalars['Float']['input']>;
  /** External id of a residential site, instead of lon and lat. */
  readonly site?: InputMaybe<Scalars['ID']['input']>;
};

/** How fast a walking profile walks. */
export type WalkingSpeed = {
  readonly __typename?: 'WalkingSpeed';
  /** Its speed in metres per second. */
  readonly metresPerSecond: Scalars['Float']['output'];
  /** The profile. */
  readonly name: Scalars['String']['output'];
};

/** A facility that would come, close, open, move or be of another size, or streets that would close or come. */
export type WantedChange = {
  /** Of closeStreets: every street that touches this polygon or multipolygon; what stands there walks from the nearest open one. */
  readonly area?: InputMaybe<Scalars['GeoJSONGeometry']['input']>;
  /** What is done. */
  readonly change: WantedChangeKind;
  /** The community it would belong to; default: the one whose boundary holds it, else that of the nearest residential site. */
  readonly communityCode?: InputMaybe<Scalars['ID']['input']>;
  /** External id of the facility that closes, opens, moves or is resized. */
  readonly facility?: InputMaybe<Scalars['ID']['input']>;
  /** Where a new street begins. */
  readonly from?: InputMaybe<PlaceInput>;
  /** Of one that is added or moved. */
  readonly lat?: InputMaybe<Scalars['Float']['input']>;
  /** Of one that is added or moved. */
  readonly lon?: InputMaybe<Scalars['Float']['input']>;
  /** How long a new street is; default: the straight line. */
  readonly metres?: InputMaybe<Scalars['Float']['input']>;
  /** In the supply unit of its type, of one that is added or resized; null = not measured. */
  readonly size?: InputMaybe<Scalars['Float']['input']>;
  /** Whether wheelchairs may use a new street; default true. */
  readonly stepFree?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where a new street ends. */
  readonly to?: InputMaybe<PlaceInput>;
  /** Type of one that is added. */
  readonly typeCode?: InputMaybe<Scalars['ID']['input']>;
  /** Of one that is added; null = unknown. */
  readonly weeklyHours?: InputMaybe<Scalars['Float']['input']>;
};

/** How things would be otherwise. */
export type WantedChangeKind =
  /** One that is not there. */
  | 'add'
  /** A way that is not there yet. */
  | 'addStreet'
  /** Operates no more. */
  | 'close'
  /** Streets that nobody may walk any more. */
  | 'closeStreets'
  /** Stands somewhere else. */
  | 'move'
  /** Operates, planned, building, suspended or closed as it may be. */
  | 'open'
  /** Is of another size. */
  | 'resize';

/** Who is told of which changes, and where. */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly createdBy: Scalars['String']['output'];
  /** For people to know it by. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Of what it is told: run.published, facility.written, project.*; * all. */
  readonly events: ReadonlyArray<Scalars['String']['output']>;
  /** The first of the failures in a row; null: the last delivery was taken. */
  readonly failingSince: Maybe<Scalars['DateTime']['output']>;
  /** Changes after its position are kept no more: it was paused or behind for too long. */
  readonly missed: Scalars['Boolean']['output'];
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** The last position of the change feed that it was held against, a whole number. */
  readonly position: Scalars['Float']['output'];
  /** Most deliveries a second. */
  readonly rate: Scalars['Int']['output'];
  /** Why it is dead. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The region it acts in. */
  readonly regionCode: Scalars['ID']['output'];
  /** Changes with whatever is changed: what an edit was made of. */
  readonly revision: Scalars['Int']['output'];
  /** With the region and the scopes: the rights of whoever made it; what they do not reach is not told. */
  readonly role: Scalars['String']['output'];
  /** What its rights are narrowed to; null: all scopes of the role. */
  readonly scopes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When its secrets were made and end; each signs. */
  readonly secrets: ReadonlyArray<WebhookSecret>;
  /** Whether it is told. */
  readonly state: WebhookState;
  /** Since when. */
  readonly stateSince: Scalars['DateTime']['output'];
  /** Where events are sent by POST. */
  readonly url: Scalars['String']['output'];
  /** Deliveries that are still to be made. */
  readonly waiting: Scalars['Int']['output'];
  /** Only changes of this region and below; null: all that it may see. */
  readonly within: Maybe<Scalars['ID']['output']>;
};

/** One attempt of a delivery. */
export type WebhookAttempt = {
  readonly __typename?: 'WebhookAttempt';
  /** When it ended. */
  readonly at: Scalars['DateTime']['output'];
  /** Why it was not taken; null: it was. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** How long it took. */
  readonly milliseconds: Scalars['Int']['output'];
  /** Status of the answer; null where there was none. */
  readonly status: Maybe<Scalars['Int']['output']>;
};

/** What is to be otherwise; what is left out stays. */
export type WebhookChanges = {
  /** For people to know it by; null: nothing. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Of what it is told: run.published, facility.written, project.*; * all. */
  readonly events?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Most deliveries a second, 1 to 100. */
  readonly rate?: InputMaybe<Scalars['Int']['input']>;
  /** Where events are sent by POST: https, of the public network. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
  /** Only changes of this region and below; null: all that it may see. */
  readonly within?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of webhooks. */
export type WebhookConnection = {
  readonly __typename?: 'WebhookConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<WebhookEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** What a webhook is told, and how that went. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** The last 50. */
  readonly attempts: ReadonlyArray<WebhookAttempt>;
  /** When it was written down. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The event's id, and webhook-id of each attempt: by it the receiver knows what he has already. */
  readonly eventId: Scalars['String']['output'];
  /** What the thing is known by. */
  readonly key: Scalars['String']['output'];
  /** When it is tried next. */
  readonly nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** Its number. */
  readonly number: Scalars['Int']['output'];
  /** In the change feed, a whole number; null for a trial. */
  readonly position: Maybe<Scalars['Float']['output']>;
  /** Where it is. */
  readonly regionCode: Scalars['ID']['output'];
  /** What it is about. */
  readonly resource: Scalars['String']['output'];
  /** When it was taken or given up. */
  readonly settledAt: Maybe<Scalars['DateTime']['output']>;
  /** How it stands. */
  readonly state: WebhookDeliveryState;
  /** Such as lifecircle.run.published. */
  readonly type: Scalars['String']['output'];
};

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  readonly __typename?: 'WebhookDeliveryConnection';
  /** One for each. */
  readonly edges: ReadonlyArray<WebhookDeliveryEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A delivery in a page. */
export type WebhookDeliveryEdge = {
  readonly __typename?: 'WebhookDeliveryEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The delivery. */
  readonly node: WebhookDelivery;
};

/** How a delivery stands. */
export type WebhookDeliveryState =
  /** It was taken. */
  | 'delivered'
  /** It will be tried again. */
  | 'failed'
  /** It was not taken for three days while others were. */
  | 'given_up'
  /** It was not tried yet. */
  | 'waiting';

/** A webhook in a page. */
export type WebhookEdge = {
  readonly __typename?: 'WebhookEdge';
  /** Its place. */
  readonly cursor: Scalars['String']['output'];
  /** The webhook. */
  readonly node: Webhook;
};

/** From where on changes are told again: one of the two. */
export type WebhookReplay = {
  /** Those after this position of the change feed. */
  readonly after?: InputMaybe<Scalars['Float']['input']>;
  /** Those since this moment. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A secret that deliveries are signed with; what it is, is told once, by REST. */
export type WebhookSecret = {
  readonly __typename?: 'WebhookSecret';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends; null: it does not. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
};

/** How a webhook stands. */
export type WebhookState =
  /** It is told. */
  | 'active'
  /** Nothing could be delivered for three days, its receiver answered 410 Gone, or whoever made it is let in no more. */
  | 'dead'
  /** Somebody paused it. */
  | 'paused';

/** What would be, beside what is. */
export type WhatIf = {
  readonly __typename?: 'WhatIf';
  /** Its period. */
  readonly period: Scalars['String']['output'];
  /** Communities whose figures the changes may move, and what lies above them, in the order of their codes. */
  readonly regions: ReadonlyArray<WhatIfRegion>;
  /** Number of the run that it is compared with. */
  readonly runId: Scalars['Int']['output'];
  /** By any of the types: nobody is counted twice. */
  readonly served: WhatIfServedAtAll;
  /** Who is newly served, by type. */
  readonly types: ReadonlyArray<WhatIfServed>;
  /** What to know before it is believed. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** A region as it is and as it would be. */
export type WhatIfRegion = {
  readonly __typename?: 'WhatIfRegion';
  /** As it would be. */
  readonly after: WhatIfRegionFigures;
  /** As it is. */
  readonly before: WhatIfRegionFigures;
  /** 12-digit statistical code. */
  readonly code: Scalars['ID']['output'];
  /** Its level. */
  readonly level: RegionLevel;
  /** Its name in English. */
  readonly nameEn: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly nameZh: Scalars['String']['output'];
  /** Of each type that is changed. */
  readonly types: ReadonlyArray<WhatIfType>;
};

/** Figures of a region. */
export type WhatIfRegionFigures = {
  readonly __typename?: 'WhatIfRegionFigures';
  /** Balance index, 0 to 100. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index, 0 to 100. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Of the residents' sufficiency over all types. */
  readonly gini: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** By the standard. */
  readonly grade: Maybe<Scalars['String']['output']>;
  /** Checkup index, 0 to 100. */
  readonly index: Maybe<Scalars['Float']['output']>;
  /** Among siblings. */
  readonly rank: Maybe<Scalars['Int']['output']>;
  /** Across the level. */
  readonly rankInLevel: Maybe<Scalars['Int']['output']>;
};

/** Who is newly served by a type, and who no longer. */
export type WhatIfServed = {
  readonly __typename?: 'WhatIfServed';
  /** Reach an operating facility then, and none now. */
  readonly newly: PeopleServed;
  /** Reach one now, and none then. */
  readonly noLonger: PeopleServed;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Who is newly served by any of the types, and who no longer. */
export type WhatIfServedAtAll = {
  readonly __typename?: 'WhatIfServedAtAll';
  /** Reach an operating facility then, and none now. */
  readonly newly: PeopleServed;
  /** Reach one now, and none then. */
  readonly noLonger: PeopleServed;
};

/** A facility type in a region, as it is and as it would be. */
export type WhatIfType = {
  readonly __typename?: 'WhatIfType';
  /** As it would be. */
  readonly after: WhatIfTypeFigures;
  /** As it is. */
  readonly before: WhatIfTypeFigures;
  /** Facility type. */
  readonly typeCode: Scalars['ID']['output'];
};

/** Figures of a type in a region. */
export type WhatIfTypeFigures = {
  readonly __typename?: 'WhatIfTypeFigures';
  /** Balance index, 0 to 100. */
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Base index, 0 to 100. */
  readonly base: Maybe<Scalars['Float']['output']>;
  /** Share of the people of its group who reach one, 0 to 1. */
  readonly coverage: Maybe<Scalars['Float']['output']>;
  /** Governance index, 0 to 100. */
  readonly governance: Maybe<Scalars['Float']['output']>;
  /** 0 to 100. */
  readonly score: Maybe<Scalars['Float']['output']>;
};

/** A year of a plan. */
export type YearOfPlan = {
  readonly __typename?: 'YearOfPlan';
  /** What they cost. */
  readonly cost: Scalars['Float']['output'];
  /** By its end. */
  readonly county: IndexFigures;
  /** Built in it. */
  readonly facilities: Scalars['Int']['output'];
  /** What they add. */
  readonly lift: Scalars['Float']['output'];
  /** By its end, of all that is built until then. */
  readonly newly: PeopleServed;
  /** Targets by this year. */
  readonly targetsDue: Scalars['Int']['output'];
  /** Of these, met. */
  readonly targetsMet: Scalars['Int']['output'];
  /** Of these, those that apply nowhere. */
  readonly targetsNotApplying: Scalars['Int']['output'];
  /** The year. */
  readonly year: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( Row<Facility> )
    | ( Row<Import> )
    | ( Row<Network> )
    | ( Row<Region> )
    | ( Row<ReportFile> )
    | ( Row<Run> )
    | ( Row<Schedule> )
    | ( Row<Site> )
    | ( Row<Standard> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<Row<Activity>>;
  ActivityConnection: ResolverTypeWrapper<Row<ActivityConnection>>;
  ActivityEdge: ResolverTypeWrapper<Row<ActivityEdge>>;
  ActivityInput: ResolverTypeWrapper<Row<ActivityInput>>;
  ActivityKind: ResolverTypeWrapper<Row<ActivityKind>>;
  AsBuiltInput: ResolverTypeWrapper<Row<AsBuiltInput>>;
  AuditAction: ResolverTypeWrapper<Row<AuditAction>>;
  AuditEntry: ResolverTypeWrapper<Row<AuditEntry>>;
  AuditEntryConnection: ResolverTypeWrapper<Row<AuditEntryConnection>>;
  AuditEntryEdge: ResolverTypeWrapper<Row<AuditEntryEdge>>;
  Bin: ResolverTypeWrapper<Row<Bin>>;
  Boolean: ResolverTypeWrapper<Row<Scalars['Boolean']['output']>>;
  BoundingBox: ResolverTypeWrapper<Row<BoundingBox>>;
  BriefFacility: ResolverTypeWrapper<Row<BriefFacility>>;
  BundleKey: ResolverTypeWrapper<Row<BundleKey>>;
  BundleSection: ResolverTypeWrapper<Row<BundleSection>>;
  Campaign: ResolverTypeWrapper<Row<Campaign>>;
  CampaignConnection: ResolverTypeWrapper<Row<CampaignConnection>>;
  CampaignEdge: ResolverTypeWrapper<Row<CampaignEdge>>;
  CampaignState: ResolverTypeWrapper<Row<CampaignState>>;
  CandidateSite: ResolverTypeWrapper<Row<CandidateSite>>;
  CategoryScore: ResolverTypeWrapper<Row<CategoryScore>>;
  Cause: ResolverTypeWrapper<Row<Cause>>;
  CauseCount: ResolverTypeWrapper<Row<CauseCount>>;
  Change: ResolverTypeWrapper<Row<Change>>;
  ChangeAction: ResolverTypeWrapper<Row<ChangeAction>>;
  ChangeCause: ResolverTypeWrapper<Row<ChangeCause>>;
  ChangeKind: ResolverTypeWrapper<Row<ChangeKind>>;
  ChangePage: ResolverTypeWrapper<Row<ChangePage>>;
  ChangedConformity: ResolverTypeWrapper<Row<ChangedConformity>>;
  ChangedFigure: ResolverTypeWrapper<Row<ChangedFigure>>;
  ChangedMoney: ResolverTypeWrapper<Row<ChangedMoney>>;
  ChangedResource: ResolverTypeWrapper<Row<ChangedResource>>;
  ChangedTarget: ResolverTypeWrapper<Row<ChangedTarget>>;
  ChosenFacility: ResolverTypeWrapper<Row<ChosenFacility>>;
  ChosenSite: ResolverTypeWrapper<Row<ChosenSite>>;
  CircleBand: ResolverTypeWrapper<Row<CircleBand>>;
  CircleBandInput: ResolverTypeWrapper<Row<CircleBandInput>>;
  CircleBands: ResolverTypeWrapper<Row<CircleBands>>;
  CircleBandsInput: ResolverTypeWrapper<Row<CircleBandsInput>>;
  CircleBreach: ResolverTypeWrapper<Row<CircleBreach>>;
  CircleCheckup: ResolverTypeWrapper<Row<CircleCheckup>>;
  CircleEdit: ResolverTypeWrapper<Row<CircleEdit>>;
  CircleEditKind: ResolverTypeWrapper<Row<CircleEditKind>>;
  CircleFacility: ResolverTypeWrapper<Row<CircleFacility>>;
  CircleGround: ResolverTypeWrapper<Row<CircleGround>>;
  CircleNeed: ResolverTypeWrapper<Row<CircleNeed>>;
  CirclePlan: ResolverTypeWrapper<Row<CirclePlan>>;
  CirclePlanConnection: ResolverTypeWrapper<Row<CirclePlanConnection>>;
  CirclePlanCounty: ResolverTypeWrapper<Row<CirclePlanCounty>>;
  CirclePlanEdge: ResolverTypeWrapper<Row<CirclePlanEdge>>;
  CirclePlanStatus: ResolverTypeWrapper<Row<CirclePlanStatus>>;
  CircleProblem: ResolverTypeWrapper<Row<CircleProblem>>;
  CircleScore: ResolverTypeWrapper<Row<CircleScore>>;
  CircleScores: ResolverTypeWrapper<Row<CircleScores>>;
  CircleShortfall: ResolverTypeWrapper<Row<CircleShortfall>>;
  CircleSite: ResolverTypeWrapper<Row<CircleSite>>;
  CircleTier: ResolverTypeWrapper<Row<CircleTier>>;
  CircleTierFigures: ResolverTypeWrapper<Row<CircleTierFigures>>;
  CircleType: ResolverTypeWrapper<Row<CircleType>>;
  CircleValidation: ResolverTypeWrapper<Row<CircleValidation>>;
  ClosedCampaign: ResolverTypeWrapper<Row<ClosedCampaign>>;
  CollectedItem: ResolverTypeWrapper<Row<CollectedItem>>;
  CollectedProblem: ResolverTypeWrapper<Row<CollectedProblem>>;
  CollectedResponse: ResolverTypeWrapper<Row<CollectedResponse>>;
  CommunityCheckup: ResolverTypeWrapper<Row<CommunityCheckup>>;
  CommunityKind: ResolverTypeWrapper<Row<CommunityKind>>;
  CommunityPortrait: ResolverTypeWrapper<Row<CommunityPortrait>>;
  CommunityStanding: ResolverTypeWrapper<Row<CommunityStanding>>;
  ComparedCommunity: ResolverTypeWrapper<Row<ComparedCommunity>>;
  ComparedScenario: ResolverTypeWrapper<Row<ComparedScenario>>;
  ComparedTarget: ResolverTypeWrapper<Row<ComparedTarget>>;
  ComparedYear: ResolverTypeWrapper<Row<ComparedYear>>;
  Comparison: ResolverTypeWrapper<Row<Comparison>>;
  Conformity: ResolverTypeWrapper<Row<Conformity>>;
  ConformityCounts: ResolverTypeWrapper<Row<ConformityCounts>>;
  ConformityInput: ResolverTypeWrapper<Row<ConformityInput>>;
  ContourMetric: ResolverTypeWrapper<Row<ContourMetric>>;
  CostBySpaceKind: ResolverTypeWrapper<Row<CostBySpaceKind>>;
  CostByType: ResolverTypeWrapper<Row<CostByType>>;
  CountyEffect: ResolverTypeWrapper<Row<CountyEffect>>;
  CountyProgress: ResolverTypeWrapper<Row<CountyProgress>>;
  Dashboard: ResolverTypeWrapper<Row<Dashboard>>;
  Date: ResolverTypeWrapper<Row<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Row<Scalars['DateTime']['output']>>;
  DecidedDuplicate: ResolverTypeWrapper<Row<DecidedDuplicate>>;
  Declaration: ResolverTypeWrapper<Row<Declaration>>;
  DeclarationConnection: ResolverTypeWrapper<Row<DeclarationConnection>>;
  DeclarationEdge: ResolverTypeWrapper<Row<DeclarationEdge>>;
  Demand: ResolverTypeWrapper<Row<Demand>>;
  DemandConnection: ResolverTypeWrapper<Row<DemandConnection>>;
  DemandEdge: ResolverTypeWrapper<Row<DemandEdge>>;
  DemandGroup: ResolverTypeWrapper<Row<DemandGroup>>;
  Distribution: ResolverTypeWrapper<Row<Distribution>>;
  DistrictPlan: ResolverTypeWrapper<Row<DistrictPlan>>;
  DistrictPlanBrief: ResolverTypeWrapper<Row<DistrictPlanBrief>>;
  DistrictPlanComparison: ResolverTypeWrapper<Row<DistrictPlanComparison>>;
  DistrictPlanConnection: ResolverTypeWrapper<Row<DistrictPlanConnection>>;
  DistrictPlanEdge: ResolverTypeWrapper<Row<DistrictPlanEdge>>;
  DistrictPlanFacility: ResolverTypeWrapper<Row<DistrictPlanFacility>>;
  DistrictPlanFacilityInput: ResolverTypeWrapper<Row<DistrictPlanFacilityInput>>;
  DistrictPlanHead: ResolverTypeWrapper<Row<DistrictPlanHead>>;
  DistrictPlanMove: ResolverTypeWrapper<Row<DistrictPlanMove>>;
  DistrictPlanState: ResolverTypeWrapper<Row<DistrictPlanState>>;
  DuplicateSide: ResolverTypeWrapper<Row<DuplicateSide>>;
  EditedCircles: ResolverTypeWrapper<Row<EditedCircles>>;
  EstateCoverage: ResolverTypeWrapper<Row<EstateCoverage>>;
  EstateCoverageConnection: ResolverTypeWrapper<Row<EstateCoverageConnection>>;
  EstateCoverageEdge: ResolverTypeWrapper<Row<EstateCoverageEdge>>;
  Evidence: ResolverTypeWrapper<Row<Evidence>>;
  EvidenceFigure: ResolverTypeWrapper<Row<EvidenceFigure>>;
  ExpectedGain: ResolverTypeWrapper<Row<ExpectedGain>>;
  Explanation: ResolverTypeWrapper<Row<Explanation>>;
  ExplanationBasis: ResolverTypeWrapper<Row<ExplanationBasis>>;
  ExplanationFlag: ResolverTypeWrapper<Row<ExplanationFlag>>;
  ExplanationPart: ResolverTypeWrapper<Row<ExplanationPart>>;
  ExplanationTerm: ResolverTypeWrapper<Row<ExplanationTerm>>;
  Facility: ResolverTypeWrapper<Row<Facility>>;
  FacilityBehind: ResolverTypeWrapper<Row<FacilityBehind>>;
  FacilityChangeInput: ResolverTypeWrapper<Row<FacilityChangeInput>>;
  FacilityConnection: ResolverTypeWrapper<Row<FacilityConnection>>;
  FacilityDocument: ResolverTypeWrapper<Row<FacilityDocument>>;
  FacilityDocumentInput: ResolverTypeWrapper<Row<FacilityDocumentInput>>;
  FacilityDocumentKind: ResolverTypeWrapper<Row<FacilityDocumentKind>>;
  FacilityEdge: ResolverTypeWrapper<Row<FacilityEdge>>;
  FacilityEvidence: ResolverTypeWrapper<Row<FacilityEvidence>>;
  FacilityInput: ResolverTypeWrapper<Row<FacilityInput>>;
  FacilityOperation: ResolverTypeWrapper<Row<FacilityOperation>>;
  FacilityPartInput: ResolverTypeWrapper<Row<FacilityPartInput>>;
  FacilityRemainderInput: ResolverTypeWrapper<Row<FacilityRemainderInput>>;
  FacilitySplitInput: ResolverTypeWrapper<Row<FacilitySplitInput>>;
  FacilityStatus: ResolverTypeWrapper<Row<FacilityStatus>>;
  FacilityType: ResolverTypeWrapper<Row<FacilityType>>;
  FacilityVersion: ResolverTypeWrapper<Row<FacilityVersion>>;
  FacilityVersionConnection: ResolverTypeWrapper<Row<FacilityVersionConnection>>;
  FacilityVersionEdge: ResolverTypeWrapper<Row<FacilityVersionEdge>>;
  Fairness: ResolverTypeWrapper<Row<Fairness>>;
  Figure: ResolverTypeWrapper<Row<Figure>>;
  FigureReference: ResolverTypeWrapper<Row<FigureReference>>;
  FilledDistrictPlan: ResolverTypeWrapper<Row<FilledDistrictPlan>>;
  FittingSpace: ResolverTypeWrapper<Row<FittingSpace>>;
  FittingSpaces: ResolverTypeWrapper<Row<FittingSpaces>>;
  Flaw: ResolverTypeWrapper<Row<Flaw>>;
  FlawConnection: ResolverTypeWrapper<Row<FlawConnection>>;
  FlawEdge: ResolverTypeWrapper<Row<FlawEdge>>;
  FlawSeverity: ResolverTypeWrapper<Row<FlawSeverity>>;
  Float: ResolverTypeWrapper<Row<Scalars['Float']['output']>>;
  FoundCause: ResolverTypeWrapper<Row<FoundCause>>;
  FullCirclePlan: ResolverTypeWrapper<Row<FullCirclePlan>>;
  FullDistrictPlan: ResolverTypeWrapper<Row<FullDistrictPlan>>;
  FullLivingCircle: ResolverTypeWrapper<Row<FullLivingCircle>>;
  FutureStatus: ResolverTypeWrapper<Row<FutureStatus>>;
  Gain: ResolverTypeWrapper<Row<Gain>>;
  GainOfType: ResolverTypeWrapper<Row<GainOfType>>;
  GeoJSONGeometry: ResolverTypeWrapper<Row<Scalars['GeoJSONGeometry']['output']>>;
  GeoJSONPoint: ResolverTypeWrapper<Row<Scalars['GeoJSONPoint']['output']>>;
  Grade: ResolverTypeWrapper<Row<Grade>>;
  GradeCount: ResolverTypeWrapper<Row<GradeCount>>;
  GuideQuestion: ResolverTypeWrapper<Row<GuideQuestion>>;
  GuideReason: ResolverTypeWrapper<Row<GuideReason>>;
  GuideTheme: ResolverTypeWrapper<Row<GuideTheme>>;
  HoldingModel: ResolverTypeWrapper<Row<HoldingModel>>;
  ID: ResolverTypeWrapper<Row<Scalars['ID']['output']>>;
  Import: ResolverTypeWrapper<Row<Import>>;
  ImportConnection: ResolverTypeWrapper<Row<ImportConnection>>;
  ImportEdge: ResolverTypeWrapper<Row<ImportEdge>>;
  ImportKind: ResolverTypeWrapper<Row<ImportKind>>;
  ImportProblem: ResolverTypeWrapper<Row<ImportProblem>>;
  ImportProblemConnection: ResolverTypeWrapper<Row<ImportProblemConnection>>;
  ImportProblemEdge: ResolverTypeWrapper<Row<ImportProblemEdge>>;
  ImportProfile: ResolverTypeWrapper<Row<ImportProfile>>;
  ImportStatus: ResolverTypeWrapper<Row<ImportStatus>>;
  IndexChange: ResolverTypeWrapper<Row<IndexChange>>;
  IndexFigures: ResolverTypeWrapper<Row<IndexFigures>>;
  IndexTarget: ResolverTypeWrapper<Row<IndexTarget>>;
  Inequality: ResolverTypeWrapper<Row<Inequality>>;
  Int: ResolverTypeWrapper<Row<Scalars['Int']['output']>>;
  Interview: ResolverTypeWrapper<Row<Interview>>;
  InterviewConnection: ResolverTypeWrapper<Row<InterviewConnection>>;
  InterviewEdge: ResolverTypeWrapper<Row<InterviewEdge>>;
  InterviewNote: ResolverTypeWrapper<Row<InterviewNote>>;
  InterviewTopic: ResolverTypeWrapper<Row<InterviewTopic>>;
  InventoryChange: ResolverTypeWrapper<Row<InventoryChange>>;
  InventoryChangeConnection: ResolverTypeWrapper<Row<InventoryChangeConnection>>;
  InventoryChangeEdge: ResolverTypeWrapper<Row<InventoryChangeEdge>>;
  InventoryChangeKind: ResolverTypeWrapper<Row<InventoryChangeKind>>;
  InventoryThing: ResolverTypeWrapper<Row<InventoryThing>>;
  Isochrone: ResolverTypeWrapper<Row<Isochrone>>;
  IsochroneCollection: ResolverTypeWrapper<Row<IsochroneCollection>>;
  JSON: ResolverTypeWrapper<Row<Scalars['JSON']['output']>>;
  JudgedTarget: ResolverTypeWrapper<Row<JudgedTarget>>;
  LeftOutProject: ResolverTypeWrapper<Row<LeftOutProject>>;
  LeftProject: ResolverTypeWrapper<Row<LeftProject>>;
  Lesson: ResolverTypeWrapper<Row<Lesson>>;
  LiftedCommunity: ResolverTypeWrapper<Row<LiftedCommunity>>;
  LikelyDuplicate: ResolverTypeWrapper<Row<LikelyDuplicate>>;
  LikelyDuplicateConnection: ResolverTypeWrapper<Row<LikelyDuplicateConnection>>;
  LikelyDuplicateEdge: ResolverTypeWrapper<Row<LikelyDuplicateEdge>>;
  LivingCircle: ResolverTypeWrapper<Row<LivingCircle>>;
  LivingCircleConnection: ResolverTypeWrapper<Row<LivingCircleConnection>>;
  LivingCircleEdge: ResolverTypeWrapper<Row<LivingCircleEdge>>;
  LongLegs: ResolverTypeWrapper<Row<LongLegs>>;
  Mark: ResolverTypeWrapper<Row<Mark>>;
  MarkInputs: ResolverTypeWrapper<Row<MarkInputs>>;
  Milestone: ResolverTypeWrapper<Row<Milestone>>;
  MilestoneInput: ResolverTypeWrapper<Row<MilestoneInput>>;
  MovedFacility: ResolverTypeWrapper<Row<MovedFacility>>;
  MovedProject: ResolverTypeWrapper<Row<MovedProject>>;
  MovedThings: ResolverTypeWrapper<Row<MovedThings>>;
  Movement: ResolverTypeWrapper<Row<Movement>>;
  Movers: ResolverTypeWrapper<Row<Movers>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearestFacility: ResolverTypeWrapper<Row<NearestFacility>>;
  Network: ResolverTypeWrapper<Row<Network>>;
  NetworkComponent: ResolverTypeWrapper<Row<NetworkComponent>>;
  NetworkComponents: ResolverTypeWrapper<Row<NetworkComponents>>;
  NetworkName: ResolverTypeWrapper<Row<NetworkName>>;
  NetworkQuality: ResolverTypeWrapper<Row<NetworkQuality>>;
  NewCampaignInput: ResolverTypeWrapper<Row<NewCampaignInput>>;
  NewCirclePlan: ResolverTypeWrapper<Row<NewCirclePlan>>;
  NewDistrictPlan: ResolverTypeWrapper<Row<NewDistrictPlan>>;
  NewInterviewInput: ResolverTypeWrapper<Row<NewInterviewInput>>;
  NewInterviewNoteInput: ResolverTypeWrapper<Row<NewInterviewNoteInput>>;
  NewProgramme: ResolverTypeWrapper<Row<NewProgramme>>;
  NewResponseInput: ResolverTypeWrapper<Row<NewResponseInput>>;
  NewScenario: ResolverTypeWrapper<Row<NewScenario>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ObservationEvidence: ResolverTypeWrapper<Row<ObservationEvidence>>;
  Observed: ResolverTypeWrapper<Row<Observed>>;
  OffNetwork: ResolverTypeWrapper<Row<OffNetwork>>;
  OpenedFacility: ResolverTypeWrapper<Row<OpenedFacility>>;
  OpenedFacilityConnection: ResolverTypeWrapper<Row<OpenedFacilityConnection>>;
  OpenedFacilityEdge: ResolverTypeWrapper<Row<OpenedFacilityEdge>>;
  Opening: ResolverTypeWrapper<Row<Opening>>;
  OperatingModel: ResolverTypeWrapper<Row<OperatingModel>>;
  OperatingModelConnection: ResolverTypeWrapper<Row<OperatingModelConnection>>;
  OperatingModelEdge: ResolverTypeWrapper<Row<OperatingModelEdge>>;
  OperatingModelInput: ResolverTypeWrapper<Row<OperatingModelInput>>;
  OperatingModelName: ResolverTypeWrapper<Row<OperatingModelName>>;
  OperationFigures: ResolverTypeWrapper<Row<OperationFigures>>;
  OperationOfModel: ResolverTypeWrapper<Row<OperationOfModel>>;
  OperationOfRegion: ResolverTypeWrapper<Row<OperationOfRegion>>;
  OperationOfType: ResolverTypeWrapper<Row<OperationOfType>>;
  OperationRecord: ResolverTypeWrapper<Row<OperationRecord>>;
  OperationRecordConnection: ResolverTypeWrapper<Row<OperationRecordConnection>>;
  OperationRecordEdge: ResolverTypeWrapper<Row<OperationRecordEdge>>;
  OperationRecordInput: ResolverTypeWrapper<Row<OperationRecordInput>>;
  OperationSummary: ResolverTypeWrapper<Row<OperationSummary>>;
  OtherBudget: ResolverTypeWrapper<Row<OtherBudget>>;
  PageInfo: ResolverTypeWrapper<Row<PageInfo>>;
  PartBundle: ResolverTypeWrapper<Row<PartBundle>>;
  Partner: ResolverTypeWrapper<Row<Partner>>;
  PartnerCodeList: ResolverTypeWrapper<Row<PartnerCodeList>>;
  PartnerCodePair: ResolverTypeWrapper<Row<PartnerCodePair>>;
  PartnerCodePairInput: ResolverTypeWrapper<Row<PartnerCodePairInput>>;
  PartnerConflict: ResolverTypeWrapper<Row<PartnerConflict>>;
  PartnerConflictConnection: ResolverTypeWrapper<Row<PartnerConflictConnection>>;
  PartnerConflictEdge: ResolverTypeWrapper<Row<PartnerConflictEdge>>;
  PartnerConflictState: ResolverTypeWrapper<Row<PartnerConflictState>>;
  PartnerInput: ResolverTypeWrapper<Row<PartnerInput>>;
  PartnerItemProblem: ResolverTypeWrapper<Row<PartnerItemProblem>>;
  PartnerKind: ResolverTypeWrapper<Row<PartnerKind>>;
  PartnerLink: ResolverTypeWrapper<Row<PartnerLink>>;
  PartnerLinkConnection: ResolverTypeWrapper<Row<PartnerLinkConnection>>;
  PartnerLinkEdge: ResolverTypeWrapper<Row<PartnerLinkEdge>>;
  PartnerNeed: ResolverTypeWrapper<Row<PartnerNeed>>;
  PartnerOrder: ResolverTypeWrapper<Row<PartnerOrder>>;
  PartnerSettlement: ResolverTypeWrapper<Row<PartnerSettlement>>;
  PartnerWaiting: ResolverTypeWrapper<Row<PartnerWaiting>>;
  PartnerWaitingConnection: ResolverTypeWrapper<Row<PartnerWaitingConnection>>;
  PartnerWaitingEdge: ResolverTypeWrapper<Row<PartnerWaitingEdge>>;
  PartnerWaitingSummary: ResolverTypeWrapper<Row<PartnerWaitingSummary>>;
  PeopleGroup: ResolverTypeWrapper<Row<PeopleGroup>>;
  PeopleServed: ResolverTypeWrapper<Row<PeopleServed>>;
  PeopleWeights: ResolverTypeWrapper<Row<PeopleWeights>>;
  PeriodOfOperation: ResolverTypeWrapper<Row<PeriodOfOperation>>;
  PlaceInput: ResolverTypeWrapper<Row<PlaceInput>>;
  PlanMoney: ResolverTypeWrapper<Row<PlanMoney>>;
  PlanShortfall: ResolverTypeWrapper<Row<PlanShortfall>>;
  PlanShortfallConnection: ResolverTypeWrapper<Row<PlanShortfallConnection>>;
  PlanShortfallEdge: ResolverTypeWrapper<Row<PlanShortfallEdge>>;
  PlanTargetInput: ResolverTypeWrapper<Row<PlanTargetInput>>;
  PortraitCommunity: ResolverTypeWrapper<Row<PortraitCommunity>>;
  PortraitDemand: ResolverTypeWrapper<Row<PortraitDemand>>;
  PortraitPeople: ResolverTypeWrapper<Row<PortraitPeople>>;
  PriceInput: ResolverTypeWrapper<Row<PriceInput>>;
  Priority: ResolverTypeWrapper<Row<Priority>>;
  PriorityConnection: ResolverTypeWrapper<Row<PriorityConnection>>;
  PriorityEdge: ResolverTypeWrapper<Row<PriorityEdge>>;
  PriorityMark: ResolverTypeWrapper<Row<PriorityMark>>;
  Programme: ResolverTypeWrapper<Row<Programme>>;
  ProgrammeConnection: ResolverTypeWrapper<Row<ProgrammeConnection>>;
  ProgrammeEdge: ResolverTypeWrapper<Row<ProgrammeEdge>>;
  ProgrammeEffect: ResolverTypeWrapper<Row<ProgrammeEffect>>;
  ProgrammeProgress: ResolverTypeWrapper<Row<ProgrammeProgress>>;
  ProgrammeProject: ResolverTypeWrapper<Row<ProgrammeProject>>;
  ProgrammeState: ResolverTypeWrapper<Row<ProgrammeState>>;
  ProgressFigures: ResolverTypeWrapper<Row<ProgressFigures>>;
  Project: ResolverTypeWrapper<Row<Project>>;
  ProjectAction: ResolverTypeWrapper<Row<ProjectAction>>;
  ProjectCandidate: ResolverTypeWrapper<Row<ProjectCandidate>>;
  ProjectCandidates: ResolverTypeWrapper<Row<ProjectCandidates>>;
  ProjectConnection: ResolverTypeWrapper<Row<ProjectConnection>>;
  ProjectEdge: ResolverTypeWrapper<Row<ProjectEdge>>;
  ProjectEffect: ResolverTypeWrapper<Row<ProjectEffect>>;
  ProjectInput: ResolverTypeWrapper<Row<ProjectInput>>;
  ProjectMarks: ResolverTypeWrapper<Row<ProjectMarks>>;
  ProjectMove: ResolverTypeWrapper<Row<ProjectMove>>;
  ProjectOrigin: ResolverTypeWrapper<Row<ProjectOrigin>>;
  ProjectProgress: ResolverTypeWrapper<Row<ProjectProgress>>;
  ProjectReport: ResolverTypeWrapper<Row<ProjectReport>>;
  ProjectReportInput: ResolverTypeWrapper<Row<ProjectReportInput>>;
  ProjectSpaceKind: ResolverTypeWrapper<Row<ProjectSpaceKind>>;
  ProjectState: ResolverTypeWrapper<Row<ProjectState>>;
  ProjectStepInput: ResolverTypeWrapper<Row<ProjectStepInput>>;
  Projects: ResolverTypeWrapper<Row<Projects>>;
  ProjectsByState: ResolverTypeWrapper<Row<ProjectsByState>>;
  PublishedRanking: ResolverTypeWrapper<Row<PublishedRanking>>;
  QualityRule: ResolverTypeWrapper<Row<QualityRule>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Questionnaire: ResolverTypeWrapper<Row<Questionnaire>>;
  QuestionnaireConnection: ResolverTypeWrapper<Row<QuestionnaireConnection>>;
  QuestionnaireEdge: ResolverTypeWrapper<Row<QuestionnaireEdge>>;
  Range: ResolverTypeWrapper<Row<Range>>;
  RankedCounts: ResolverTypeWrapper<Row<RankedCounts>>;
  RankedRegion: ResolverTypeWrapper<Row<RankedRegion>>;
  RankedRegionConnection: ResolverTypeWrapper<Row<RankedRegionConnection>>;
  RankedRegionEdge: ResolverTypeWrapper<Row<RankedRegionEdge>>;
  Reach: ResolverTypeWrapper<Row<Reach>>;
  ReachOrigin: ResolverTypeWrapper<Row<ReachOrigin>>;
  ReachedType: ResolverTypeWrapper<Row<ReachedType>>;
  RecalculationInput: ResolverTypeWrapper<Row<RecalculationInput>>;
  ReceivedBundle: ResolverTypeWrapper<Row<ReceivedBundle>>;
  ReceivedBundleConnection: ResolverTypeWrapper<Row<ReceivedBundleConnection>>;
  ReceivedBundleEdge: ResolverTypeWrapper<Row<ReceivedBundleEdge>>;
  Region: ResolverTypeWrapper<Row<Region>>;
  RegionBoundary: ResolverTypeWrapper<Row<RegionBoundary>>;
  RegionChange: ResolverTypeWrapper<Row<RegionChange>>;
  RegionChangeConnection: ResolverTypeWrapper<Row<RegionChangeConnection>>;
  RegionChangeEdge: ResolverTypeWrapper<Row<RegionChangeEdge>>;
  RegionChangeKind: ResolverTypeWrapper<Row<RegionChangeKind>>;
  RegionChangeSet: ResolverTypeWrapper<Row<RegionChangeSet>>;
  RegionConnection: ResolverTypeWrapper<Row<RegionConnection>>;
  RegionCoverage: ResolverTypeWrapper<Row<RegionCoverage>>;
  RegionCoverageConnection: ResolverTypeWrapper<Row<RegionCoverageConnection>>;
  RegionCoverageEdge: ResolverTypeWrapper<Row<RegionCoverageEdge>>;
  RegionEdge: ResolverTypeWrapper<Row<RegionEdge>>;
  RegionEffect: ResolverTypeWrapper<Row<RegionEffect>>;
  RegionInequality: ResolverTypeWrapper<Row<RegionInequality>>;
  RegionLevel: ResolverTypeWrapper<Row<RegionLevel>>;
  RegionQuality: ResolverTypeWrapper<Row<RegionQuality>>;
  RegionQualityConnection: ResolverTypeWrapper<Row<RegionQualityConnection>>;
  RegionQualityEdge: ResolverTypeWrapper<Row<RegionQualityEdge>>;
  RegionScore: ResolverTypeWrapper<Row<RegionScore>>;
  RegionScoreConnection: ResolverTypeWrapper<Row<RegionScoreConnection>>;
  RegionScoreEdge: ResolverTypeWrapper<Row<RegionScoreEdge>>;
  RemoteFacilities: ResolverTypeWrapper<Row<RemoteFacilities>>;
  RemoteFacility: ResolverTypeWrapper<Row<RemoteFacility>>;
  RemoteSite: ResolverTypeWrapper<Row<RemoteSite>>;
  RemoteSites: ResolverTypeWrapper<Row<RemoteSites>>;
  Report: ResolverTypeWrapper<Row<Report>>;
  ReportChapters: ResolverTypeWrapper<Row<ReportChapters>>;
  ReportEvidence: ResolverTypeWrapper<Row<ReportEvidence>>;
  ReportFile: ResolverTypeWrapper<Row<ReportFile>>;
  ReportFileConnection: ResolverTypeWrapper<Row<ReportFileConnection>>;
  ReportFileEdge: ResolverTypeWrapper<Row<ReportFileEdge>>;
  ReportFormat: ResolverTypeWrapper<Row<ReportFormat>>;
  ReportInput: ResolverTypeWrapper<Row<ReportInput>>;
  ReportLanguage: ResolverTypeWrapper<Row<ReportLanguage>>;
  ReportMethod: ResolverTypeWrapper<Row<ReportMethod>>;
  ReportPlace: ResolverTypeWrapper<Row<ReportPlace>>;
  ReportReference: ResolverTypeWrapper<Row<ReportReference>>;
  ReportStatus: ResolverTypeWrapper<Row<ReportStatus>>;
  ReportingInstance: ResolverTypeWrapper<Row<ReportingInstance>>;
  RequestedRecalculation: ResolverTypeWrapper<Row<RequestedRecalculation>>;
  RequestedReport: ResolverTypeWrapper<Row<RequestedReport>>;
  ResponseFlag: ResolverTypeWrapper<Row<ResponseFlag>>;
  Run: ResolverTypeWrapper<Row<Run>>;
  RunConnection: ResolverTypeWrapper<Row<RunConnection>>;
  RunEdge: ResolverTypeWrapper<Row<RunEdge>>;
  RunMode: ResolverTypeWrapper<Row<RunMode>>;
  RunPart: ResolverTypeWrapper<Row<RunPart>>;
  RunParts: ResolverTypeWrapper<Row<RunParts>>;
  RunStatus: ResolverTypeWrapper<Row<RunStatus>>;
  SameOrDifferent: ResolverTypeWrapper<Row<SameOrDifferent>>;
  Scenario: ResolverTypeWrapper<Row<Scenario>>;
  ScenarioComparison: ResolverTypeWrapper<Row<ScenarioComparison>>;
  ScenarioConnection: ResolverTypeWrapper<Row<ScenarioConnection>>;
  ScenarioEdge: ResolverTypeWrapper<Row<ScenarioEdge>>;
  Schedule: ResolverTypeWrapper<Row<Schedule>>;
  ScheduleChangeInput: ResolverTypeWrapper<Row<ScheduleChangeInput>>;
  ScheduleInput: ResolverTypeWrapper<Row<ScheduleInput>>;
  ScheduleStart: ResolverTypeWrapper<Row<ScheduleStart>>;
  ScheduleStartConnection: ResolverTypeWrapper<Row<ScheduleStartConnection>>;
  ScheduleStartEdge: ResolverTypeWrapper<Row<ScheduleStartEdge>>;
  Sensitivity: ResolverTypeWrapper<Row<Sensitivity>>;
  ServiceIssue: ResolverTypeWrapper<Row<ServiceIssue>>;
  ServiceIssueConnection: ResolverTypeWrapper<Row<ServiceIssueConnection>>;
  ServiceIssueEdge: ResolverTypeWrapper<Row<ServiceIssueEdge>>;
  ServiceIssueInput: ResolverTypeWrapper<Row<ServiceIssueInput>>;
  ServiceIssueKind: ResolverTypeWrapper<Row<ServiceIssueKind>>;
  ServiceIssueState: ResolverTypeWrapper<Row<ServiceIssueState>>;
  ShortEdge: ResolverTypeWrapper<Row<ShortEdge>>;
  ShortEdges: ResolverTypeWrapper<Row<ShortEdges>>;
  ShortFigure: ResolverTypeWrapper<Row<ShortFigure>>;
  Shortfall: ResolverTypeWrapper<Row<Shortfall>>;
  ShortfallConnection: ResolverTypeWrapper<Row<ShortfallConnection>>;
  ShortfallEdge: ResolverTypeWrapper<Row<ShortfallEdge>>;
  ShortfallOutcome: ResolverTypeWrapper<Row<ShortfallOutcome>>;
  ShortfallScope: ResolverTypeWrapper<Row<ShortfallScope>>;
  ShortfallSum: ResolverTypeWrapper<Row<ShortfallSum>>;
  ShortfallThresholds: ResolverTypeWrapper<Row<ShortfallThresholds>>;
  Site: ResolverTypeWrapper<Row<Site>>;
  SiteBehind: ResolverTypeWrapper<Row<SiteBehind>>;
  SiteChangeInput: ResolverTypeWrapper<Row<SiteChangeInput>>;
  SiteConnection: ResolverTypeWrapper<Row<SiteConnection>>;
  SiteEdge: ResolverTypeWrapper<Row<SiteEdge>>;
  SiteEvidence: ResolverTypeWrapper<Row<SiteEvidence>>;
  SiteInput: ResolverTypeWrapper<Row<SiteInput>>;
  SiteSelection: ResolverTypeWrapper<Row<SiteSelection>>;
  SiteSelectionCoverage: ResolverTypeWrapper<Row<SiteSelectionCoverage>>;
  SiteVersion: ResolverTypeWrapper<Row<SiteVersion>>;
  SiteVersionConnection: ResolverTypeWrapper<Row<SiteVersionConnection>>;
  SiteVersionEdge: ResolverTypeWrapper<Row<SiteVersionEdge>>;
  SiteWalk: ResolverTypeWrapper<Row<SiteWalk>>;
  SmallComponents: ResolverTypeWrapper<Row<SmallComponents>>;
  Snap: ResolverTypeWrapper<Row<Snap>>;
  SnapOrigin: ResolverTypeWrapper<Row<SnapOrigin>>;
  Space: ResolverTypeWrapper<Row<Space>>;
  SpaceAvailability: ResolverTypeWrapper<Row<SpaceAvailability>>;
  SpaceConnection: ResolverTypeWrapper<Row<SpaceConnection>>;
  SpaceEdge: ResolverTypeWrapper<Row<SpaceEdge>>;
  SpaceInput: ResolverTypeWrapper<Row<SpaceInput>>;
  SpaceKind: ResolverTypeWrapper<Row<SpaceKind>>;
  SpaceNeed: ResolverTypeWrapper<Row<SpaceNeed>>;
  SpaceNeeds: ResolverTypeWrapper<Row<SpaceNeeds>>;
  Standard: ResolverTypeWrapper<Row<Standard>>;
  StandardChange: ResolverTypeWrapper<Row<StandardChange>>;
  StandardComparison: ResolverTypeWrapper<Row<StandardComparison>>;
  Standing: ResolverTypeWrapper<Row<Standing>>;
  StreetPosition: ResolverTypeWrapper<Row<StreetPosition>>;
  StreetQuality: ResolverTypeWrapper<Row<StreetQuality>>;
  String: ResolverTypeWrapper<Row<Scalars['String']['output']>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuggestedFor: ResolverTypeWrapper<Row<SuggestedFor>>;
  Suggestion: ResolverTypeWrapper<Row<Suggestion>>;
  SurveyLink: ResolverTypeWrapper<Row<SurveyLink>>;
  SurveyResponse: ResolverTypeWrapper<Row<SurveyResponse>>;
  SurveyResponseConnection: ResolverTypeWrapper<Row<SurveyResponseConnection>>;
  SurveyResponseEdge: ResolverTypeWrapper<Row<SurveyResponseEdge>>;
  SurveyTask: ResolverTypeWrapper<Row<SurveyTask>>;
  SurveyTaskConnection: ResolverTypeWrapper<Row<SurveyTaskConnection>>;
  SurveyTaskEdge: ResolverTypeWrapper<Row<SurveyTaskEdge>>;
  SurveyTaskReason: ResolverTypeWrapper<Row<SurveyTaskReason>>;
  Survival: ResolverTypeWrapper<Row<Survival>>;
  SurvivalOfModel: ResolverTypeWrapper<Row<SurvivalOfModel>>;
  SurvivalOfRegion: ResolverTypeWrapper<Row<SurvivalOfRegion>>;
  SurvivalOfType: ResolverTypeWrapper<Row<SurvivalOfType>>;
  SurvivalOutcome: ResolverTypeWrapper<Row<SurvivalOutcome>>;
  SurvivalSummary: ResolverTypeWrapper<Row<SurvivalSummary>>;
  SymbolValue: ResolverTypeWrapper<Row<SymbolValue>>;
  TargetMeasure: ResolverTypeWrapper<Row<TargetMeasure>>;
  TargetScope: ResolverTypeWrapper<Row<TargetScope>>;
  TheilSplit: ResolverTypeWrapper<Row<TheilSplit>>;
  TreatFirst: ResolverTypeWrapper<Row<TreatFirst>>;
  Trend: ResolverTypeWrapper<Row<Trend>>;
  TypeChange: ResolverTypeWrapper<Row<TypeChange>>;
  TypeCount: ResolverTypeWrapper<Row<TypeCount>>;
  TypeInequality: ResolverTypeWrapper<Row<TypeInequality>>;
  TypeProgress: ResolverTypeWrapper<Row<TypeProgress>>;
  TypeScore: ResolverTypeWrapper<Row<TypeScore>>;
  TypeStanding: ResolverTypeWrapper<Row<TypeStanding>>;
  UnmetDemand: ResolverTypeWrapper<Row<UnmetDemand>>;
  UnservedNeed: ResolverTypeWrapper<Row<UnservedNeed>>;
  Variant: ResolverTypeWrapper<Row<Variant>>;
  VariedScore: ResolverTypeWrapper<Row<VariedScore>>;
  Verification: ResolverTypeWrapper<Row<Verification>>;
  VersionChange: ResolverTypeWrapper<Row<VersionChange>>;
  WalkMode: ResolverTypeWrapper<Row<WalkMode>>;
  WalkOriginInput: ResolverTypeWrapper<Row<WalkOriginInput>>;
  WalkingSpeed: ResolverTypeWrapper<Row<WalkingSpeed>>;
  WantedChange: ResolverTypeWrapper<Row<WantedChange>>;
  WantedChangeKind: ResolverTypeWrapper<Row<WantedChangeKind>>;
  Webhook: ResolverTypeWrapper<Row<Webhook>>;
  WebhookAttempt: ResolverTypeWrapper<Row<WebhookAttempt>>;
  WebhookChanges: ResolverTypeWrapper<Row<WebhookChanges>>;
  WebhookConnection: ResolverTypeWrapper<Row<WebhookConnection>>;
  WebhookDelivery: ResolverTypeWrapper<Row<WebhookDelivery>>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Row<WebhookDeliveryConnection>>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Row<WebhookDeliveryEdge>>;
  WebhookDeliveryState: ResolverTypeWrapper<Row<WebhookDeliveryState>>;
  WebhookEdge: ResolverTypeWrapper<Row<WebhookEdge>>;
  WebhookReplay: ResolverTypeWrapper<Row<WebhookReplay>>;
  WebhookSecret: ResolverTypeWrapper<Row<WebhookSecret>>;
  WebhookState: ResolverTypeWrapper<Row<WebhookState>>;
  WhatIf: ResolverTypeWrapper<Row<WhatIf>>;
  WhatIfRegion: ResolverTypeWrapper<Row<WhatIfRegion>>;
  WhatIfRegionFigures: ResolverTypeWrapper<Row<WhatIfRegionFigures>>;
  WhatIfServed: ResolverTypeWrapper<Row<WhatIfServed>>;
  WhatIfServedAtAll: ResolverTypeWrapper<Row<WhatIfServedAtAll>>;
  WhatIfType: ResolverTypeWrapper<Row<WhatIfType>>;
  WhatIfTypeFigures: ResolverTypeWrapper<Row<WhatIfTypeFigures>>;
  YearOfPlan: ResolverTypeWrapper<Row<YearOfPlan>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: Row<Activity>;
  ActivityConnection: Row<ActivityConnection>;
  ActivityEdge: Row<ActivityEdge>;
  ActivityInput: Row<ActivityInput>;
  AsBuiltInput: Row<AsBuiltInput>;
  AuditEntry: Row<AuditEntry>;
  AuditEntryConnection: Row<AuditEntryConnection>;
  AuditEntryEdge: Row<AuditEntryEdge>;
  Bin: Row<Bin>;
  Boolean: Row<Scalars['Boolean']['output']>;
  BoundingBox: Row<BoundingBox>;
  BriefFacility: Row<BriefFacility>;
  BundleKey: Row<BundleKey>;
  BundleSection: Row<BundleSection>;
  Campaign: Row<Campaign>;
  CampaignConnection: Row<CampaignConnection>;
  CampaignEdge: Row<CampaignEdge>;
  CandidateSite: Row<CandidateSite>;
  CategoryScore: Row<CategoryScore>;
  CauseCount: Row<CauseCount>;
  Change: Row<Change>;
  ChangePage: Row<ChangePage>;
  ChangedConformity: Row<ChangedConformity>;
  ChangedFigure: Row<ChangedFigure>;
  ChangedMoney: Row<ChangedMoney>;
  ChangedTarget: Row<ChangedTarget>;
  ChosenFacility: Row<ChosenFacility>;
  ChosenSite: Row<ChosenSite>;
  CircleBand: Row<CircleBand>;
  CircleBandInput: Row<CircleBandInput>;
  CircleBands: Row<CircleBands>;
  CircleBandsInput: Row<CircleBandsInput>;
  CircleBreach: Row<CircleBreach>;
  CircleCheckup: Row<CircleCheckup>;
  CircleEdit: Row<CircleEdit>;
  CircleFacility: Row<CircleFacility>;
  CircleNeed: Row<CircleNeed>;
  CirclePlan: Row<CirclePlan>;
  CirclePlanConnection: Row<CirclePlanConnection>;
  CirclePlanCounty: Row<CirclePlanCounty>;
  CirclePlanEdge: Row<CirclePlanEdge>;
  CircleProblem: Row<CircleProblem>;
  CircleScore: Row<CircleScore>;
  CircleScores: Row<CircleScores>;
  CircleShortfall: Row<CircleShortfall>;
  CircleSite: Row<CircleSite>;
  CircleTierFigures: Row<CircleTierFigures>;
  CircleType: Row<CircleType>;
  CircleValidation: Row<CircleValidation>;
  ClosedCampaign: Row<ClosedCampaign>;
  CollectedItem: Row<CollectedItem>;
  CollectedProblem: Row<CollectedProblem>;
  CollectedResponse: Row<CollectedResponse>;
  CommunityCheckup: Row<CommunityCheckup>;
  CommunityPortrait: Row<CommunityPortrait>;
  CommunityStanding: Row<CommunityStanding>;
  ComparedCommunity: Row<ComparedCommunity>;
  ComparedScenario: Row<ComparedScenario>;
  ComparedTarget: Row<ComparedTarget>;
  ComparedYear: Row<ComparedYear>;
  Comparison: Row<Comparison>;
  ConformityCounts: Row<ConformityCounts>;
  ConformityInput: Row<ConformityInput>;
  CostBySpaceKind: Row<CostBySpaceKind>;
  CostByType: Row<CostByType>;
  CountyEffect: Row<CountyEffect>;
  CountyProgress: Row<CountyProgress>;
  Dashboard: Row<Dashboard>;
  Date: Row<Scalars['Date']['output']>;
  DateTime: Row<Scalars['DateTime']['output']>;
  DecidedDuplicate: Row<DecidedDuplicate>;
  Declaration: Row<Declaration>;
  DeclarationConnection: Row<DeclarationConnection>;
  DeclarationEdge: Row<DeclarationEdge>;
  Demand: Row<Demand>;
  DemandConnection: Row<DemandConnection>;
  DemandEdge: Row<DemandEdge>;
  Distribution: Row<Distribution>;
  DistrictPlan: Row<DistrictPlan>;
  DistrictPlanBrief: Row<DistrictPlanBrief>;
  DistrictPlanComparison: Row<DistrictPlanComparison>;
  DistrictPlanConnection: Row<DistrictPlanConnection>;
  DistrictPlanEdge: Row<DistrictPlanEdge>;
  DistrictPlanFacility: Row<DistrictPlanFacility>;
  DistrictPlanFacilityInput: Row<DistrictPlanFacilityInput>;
  DistrictPlanHead: Row<DistrictPlanHead>;
  DistrictPlanMove: Row<DistrictPlanMove>;
  DuplicateSide: Row<DuplicateSide>;
  EditedCircles: Row<EditedCircles>;
  EstateCoverage: Row<EstateCoverage>;
  EstateCoverageConnection: Row<EstateCoverageConnection>;
  EstateCoverageEdge: Row<EstateCoverageEdge>;
  Evidence: Row<Evidence>;
  EvidenceFigure: Row<EvidenceFigure>;
  ExpectedGain: Row<ExpectedGain>;
  Explanation: Row<Explanation>;
  ExplanationBasis: Row<ExplanationBasis>;
  ExplanationFlag: Row<ExplanationFlag>;
  ExplanationPart: Row<ExplanationPart>;
  ExplanationTerm: Row<ExplanationTerm>;
  Facility: Row<Facility>;
  FacilityBehind: Row<FacilityBehind>;
  FacilityChangeInput: Row<FacilityChangeInput>;
  FacilityConnection: Row<FacilityConnection>;
  FacilityDocument: Row<FacilityDocument>;
  FacilityDocumentInput: Row<FacilityDocumentInput>;
  FacilityEdge: Row<FacilityEdge>;
  FacilityEvidence: Row<FacilityEvidence>;
  FacilityInput: Row<FacilityInput>;
  FacilityOperation: Row<FacilityOperation>;
  FacilityPartInput: Row<FacilityPartInput>;
  FacilityRemainderInput: Row<FacilityRemainderInput>;
  FacilitySplitInput: Row<FacilitySplitInput>;
  FacilityType: Row<FacilityType>;
  FacilityVersion: Row<FacilityVersion>;
  FacilityVersionConnection: Row<FacilityVersionConnection>;
  FacilityVersionEdge: Row<FacilityVersionEdge>;
  Fairness: Row<Fairness>;
  FigureReference: Row<FigureReference>;
  FilledDistrictPlan: Row<FilledDistrictPlan>;
  FittingSpace: Row<FittingSpace>;
  FittingSpaces: Row<FittingSpaces>;
  Flaw: Row<Flaw>;
  FlawConnection: Row<FlawConnection>;
  FlawEdge: Row<FlawEdge>;
  Float: Row<Scalars['Float']['output']>;
  FoundCause: Row<FoundCause>;
  FullCirclePlan: Row<FullCirclePlan>;
  FullDistrictPlan: Row<FullDistrictPlan>;
  FullLivingCircle: Row<FullLivingCircle>;
  Gain: Row<Gain>;
  GainOfType: Row<GainOfType>;
  GeoJSONGeometry: Row<Scalars['GeoJSONGeometry']['output']>;
  GeoJSONPoint: Row<Scalars['GeoJSONPoint']['output']>;
  Grade: Row<Grade>;
  GradeCount: Row<GradeCount>;
  GuideQuestion: Row<GuideQuestion>;
  GuideTheme: Row<GuideTheme>;
  HoldingModel: Row<HoldingModel>;
  ID: Row<Scalars['ID']['output']>;
  Import: Row<Import>;
  ImportConnection: Row<ImportConnection>;
  ImportEdge: Row<ImportEdge>;
  ImportProblem: Row<ImportProblem>;
  ImportProblemConnection: Row<ImportProblemConnection>;
  ImportProblemEdge: Row<ImportProblemEdge>;
  ImportProfile: Row<ImportProfile>;
  IndexChange: Row<IndexChange>;
  IndexFigures: Row<IndexFigures>;
  IndexTarget: Row<IndexTarget>;
  Inequality: Row<Inequality>;
  Int: Row<Scalars['Int']['output']>;
  Interview: Row<Interview>;
  InterviewConnection: Row<InterviewConnection>;
  InterviewEdge: Row<InterviewEdge>;
  InterviewNote: Row<InterviewNote>;
  InventoryChange: Row<InventoryChange>;
  InventoryChangeConnection: Row<InventoryChangeConnection>;
  InventoryChangeEdge: Row<InventoryChangeEdge>;
  Isochrone: Row<Isochrone>;
  IsochroneCollection: Row<IsochroneCollection>;
  JSON: Row<Scalars['JSON']['output']>;
  JudgedTarget: Row<JudgedTarget>;
  LeftOutProject: Row<LeftOutProject>;
  LeftProject: Row<LeftProject>;
  Lesson: Row<Lesson>;
  LiftedCommunity: Row<LiftedCommunity>;
  LikelyDuplicate: Row<LikelyDuplicate>;
  LikelyDuplicateConnection: Row<LikelyDuplicateConnection>;
  LikelyDuplicateEdge: Row<LikelyDuplicateEdge>;
  LivingCircle: Row<LivingCircle>;
  LivingCircleConnection: Row<LivingCircleConnection>;
  LivingCircleEdge: Row<LivingCircleEdge>;
  LongLegs: Row<LongLegs>;
  MarkInputs: Row<MarkInputs>;
  Milestone: Row<Milestone>;
  MilestoneInput: Row<MilestoneInput>;
  MovedFacility: Row<MovedFacility>;
  MovedProject: Row<MovedProject>;
  MovedThings: Row<MovedThings>;
  Movement: Row<Movement>;
  Movers: Row<Movers>;
  Mutation: Record<PropertyKey, never>;
  NearestFacility: Row<NearestFacility>;
  Network: Row<Network>;
  NetworkComponent: Row<NetworkComponent>;
  NetworkComponents: Row<NetworkComponents>;
  NetworkName: Row<NetworkName>;
  NetworkQuality: Row<NetworkQuality>;
  NewCampaignInput: Row<NewCampaignInput>;
  NewCirclePlan: Row<NewCirclePlan>;
  NewDistrictPlan: Row<NewDistrictPlan>;
  NewInterviewInput: Row<NewInterviewInput>;
  NewInterviewNoteInput: Row<NewInterviewNoteInput>;
  NewProgramme: Row<NewProgramme>;
  NewResponseInput: Row<NewResponseInput>;
  NewScenario: Row<NewScenario>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ObservationEvidence: Row<ObservationEvidence>;
  Observed: Row<Observed>;
  OffNetwork: Row<OffNetwork>;
  OpenedFacility: Row<OpenedFacility>;
  OpenedFacilityConnection: Row<OpenedFacilityConnection>;
  OpenedFacilityEdge: Row<OpenedFacilityEdge>;
  Opening: Row<Opening>;
  OperatingModel: Row<OperatingModel>;
  OperatingModelConnection: Row<OperatingModelConnection>;
  OperatingModelEdge: Row<OperatingModelEdge>;
  OperatingModelInput: Row<OperatingModelInput>;
  OperationFigures: Row<OperationFigures>;
  OperationOfModel: Row<OperationOfModel>;
  OperationOfRegion: Row<OperationOfRegion>;
  OperationOfType: Row<OperationOfType>;
  OperationRecord: Row<OperationRecord>;
  OperationRecordConnection: Row<OperationRecordConnection>;
  OperationRecordEdge: Row<OperationRecordEdge>;
  OperationRecordInput: Row<OperationRecordInput>;
  OperationSummary: Row<OperationSummary>;
  OtherBudget: Row<OtherBudget>;
  PageInfo: Row<PageInfo>;
  PartBundle: Row<PartBundle>;
  Partner: Row<Partner>;
  PartnerCodePair: Row<PartnerCodePair>;
  PartnerCodePairInput: Row<PartnerCodePairInput>;
  PartnerConflict: Row<PartnerConflict>;
  PartnerConflictConnection: Row<PartnerConflictConnection>;
  PartnerConflictEdge: Row<PartnerConflictEdge>;
  PartnerInput: Row<PartnerInput>;
  PartnerItemProblem: Row<PartnerItemProblem>;
  PartnerLink: Row<PartnerLink>;
  PartnerLinkConnection: Row<PartnerLinkConnection>;
  PartnerLinkEdge: Row<PartnerLinkEdge>;
  PartnerNeed: Row<PartnerNeed>;
  PartnerWaiting: Row<PartnerWaiting>;
  PartnerWaitingConnection: Row<PartnerWaitingConnection>;
  PartnerWaitingEdge: Row<PartnerWaitingEdge>;
  PartnerWaitingSummary: Row<PartnerWaitingSummary>;
  PeopleServed: Row<PeopleServed>;
  PeopleWeights: Row<PeopleWeights>;
  PeriodOfOperation: Row<PeriodOfOperation>;
  PlaceInput: Row<PlaceInput>;
  PlanMoney: Row<PlanMoney>;
  PlanShortfall: Row<PlanShortfall>;
  PlanShortfallConnection: Row<PlanShortfallConnection>;
  PlanShortfallEdge: Row<PlanShortfallEdge>;
  PlanTargetInput: Row<PlanTargetInput>;
  PortraitCommunity: Row<PortraitCommunity>;
  PortraitDemand: Row<PortraitDemand>;
  PortraitPeople: Row<PortraitPeople>;
  PriceInput: Row<PriceInput>;
  Priority: Row<Priority>;
  PriorityConnection: Row<PriorityConnection>;
  PriorityEdge: Row<PriorityEdge>;
  PriorityMark: Row<PriorityMark>;
  Programme: Row<Programme>;
  ProgrammeConnection: Row<ProgrammeConnection>;
  ProgrammeEdge: Row<ProgrammeEdge>;
  ProgrammeEffect: Row<ProgrammeEffect>;
  ProgrammeProgress: Row<ProgrammeProgress>;
  ProgrammeProject: Row<ProgrammeProject>;
  ProgressFigures: Row<ProgressFigures>;
  Project: Row<Project>;
  ProjectCandidate: Row<ProjectCandidate>;
  ProjectCandidates: Row<ProjectCandidates>;
  ProjectConnection: Row<ProjectConnection>;
  ProjectEdge: Row<ProjectEdge>;
  ProjectEffect: Row<ProjectEffect>;
  ProjectInput: Row<ProjectInput>;
  ProjectMarks: Row<ProjectMarks>;
  ProjectMove: Row<ProjectMove>;
  ProjectProgress: Row<ProjectProgress>;
  ProjectReport: Row<ProjectReport>;
  ProjectReportInput: Row<ProjectReportInput>;
  ProjectStepInput: Row<ProjectStepInput>;
  Projects: Row<Projects>;
  ProjectsByState: Row<ProjectsByState>;
  PublishedRanking: Row<PublishedRanking>;
  Query: Record<PropertyKey, never>;
  Questionnaire: Row<Questionnaire>;
  QuestionnaireConnection: Row<QuestionnaireConnection>;
  QuestionnaireEdge: Row<QuestionnaireEdge>;
  Range: Row<Range>;
  RankedCounts: Row<RankedCounts>;
  RankedRegion: Row<RankedRegion>;
  RankedRegionConnection: Row<RankedRegionConnection>;
  RankedRegionEdge: Row<RankedRegionEdge>;
  Reach: Row<Reach>;
  ReachOrigin: Row<ReachOrigin>;
  ReachedType: Row<ReachedType>;
  RecalculationInput: Row<RecalculationInput>;
  ReceivedBundle: Row<ReceivedBundle>;
  ReceivedBundleConnection: Row<ReceivedBundleConnection>;
  ReceivedBundleEdge: Row<ReceivedBundleEdge>;
  Region: Row<Region>;
  RegionBoundary: Row<RegionBoundary>;
  RegionChange: Row<RegionChange>;
  RegionChangeConnection: Row<RegionChangeConnection>;
  RegionChangeEdge: Row<RegionChangeEdge>;
  RegionChangeSet: Row<RegionChangeSet>;
  RegionConnection: Row<RegionConnection>;
  RegionCoverage: Row<RegionCoverage>;
  RegionCoverageConnection: Row<RegionCoverageConnection>;
  RegionCoverageEdge: Row<RegionCoverageEdge>;
  RegionEdge: Row<RegionEdge>;
  RegionEffect: Row<RegionEffect>;
  RegionInequality: Row<RegionInequality>;
  RegionQuality: Row<RegionQuality>;
  RegionQualityConnection: Row<RegionQualityConnection>;
  RegionQualityEdge: Row<RegionQualityEdge>;
  RegionScore: Row<RegionScore>;
  RegionScoreConnection: Row<RegionScoreConnection>;
  RegionScoreEdge: Row<RegionScoreEdge>;
  RemoteFacilities: Row<RemoteFacilities>;
  RemoteFacility: Row<RemoteFacility>;
  RemoteSite: Row<RemoteSite>;
  RemoteSites: Row<RemoteSites>;
  Report: Row<Report>;
  ReportEvidence: Row<ReportEvidence>;
  ReportFile: Row<ReportFile>;
  ReportFileConnection: Row<ReportFileConnection>;
  ReportFileEdge: Row<ReportFileEdge>;
  ReportInput: Row<ReportInput>;
  ReportMethod: Row<ReportMethod>;
  ReportPlace: Row<ReportPlace>;
  ReportReference: Row<ReportReference>;
  ReportingInstance: Row<ReportingInstance>;
  RequestedRecalculation: Row<RequestedRecalculation>;
  RequestedReport: Row<RequestedReport>;
  Run: Row<Run>;
  RunConnection: Row<RunConnection>;
  RunEdge: Row<RunEdge>;
  RunPart: Row<RunPart>;
  RunParts: Row<RunParts>;
  Scenario: Row<Scenario>;
  ScenarioComparison: Row<ScenarioComparison>;
  ScenarioConnection: Row<ScenarioConnection>;
  ScenarioEdge: Row<ScenarioEdge>;
  Schedule: Row<Schedule>;
  ScheduleChangeInput: Row<ScheduleChangeInput>;
  ScheduleInput: Row<ScheduleInput>;
  ScheduleStart: Row<ScheduleStart>;
  ScheduleStartConnection: Row<ScheduleStartConnection>;
  ScheduleStartEdge: Row<ScheduleStartEdge>;
  Sensitivity: Row<Sensitivity>;
  ServiceIssue: Row<ServiceIssue>;
  ServiceIssueConnection: Row<ServiceIssueConnection>;
  ServiceIssueEdge: Row<ServiceIssueEdge>;
  ServiceIssueInput: Row<ServiceIssueInput>;
  ShortEdge: Row<ShortEdge>;
  ShortEdges: Row<ShortEdges>;
  ShortFigure: Row<ShortFigure>;
  Shortfall: Row<Shortfall>;
  ShortfallConnection: Row<ShortfallConnection>;
  ShortfallEdge: Row<ShortfallEdge>;
  ShortfallSum: Row<ShortfallSum>;
  ShortfallThresholds: Row<ShortfallThresholds>;
  Site: Row<Site>;
  SiteBehind: Row<SiteBehind>;
  SiteChangeInput: Row<SiteChangeInput>;
  SiteConnection: Row<SiteConnection>;
  SiteEdge: Row<SiteEdge>;
  SiteEvidence: Row<SiteEvidence>;
  SiteInput: Row<SiteInput>;
  SiteSelection: Row<SiteSelection>;
  SiteSelectionCoverage: Row<SiteSelectionCoverage>;
  SiteVersion: Row<SiteVersion>;
  SiteVersionConnection: Row<SiteVersionConnection>;
  SiteVersionEdge: Row<SiteVersionEdge>;
  SiteWalk: Row<SiteWalk>;
  SmallComponents: Row<SmallComponents>;
  Snap: Row<Snap>;
  SnapOrigin: Row<SnapOrigin>;
  Space: Row<Space>;
  SpaceConnection: Row<SpaceConnection>;
  SpaceEdge: Row<SpaceEdge>;
  SpaceInput: Row<SpaceInput>;
  SpaceNeed: Row<SpaceNeed>;
  SpaceNeeds: Row<SpaceNeeds>;
  Standard: Row<Standard>;
  StandardChange: Row<StandardChange>;
  StandardComparison: Row<StandardComparison>;
  Standing: Row<Standing>;
  StreetPosition: Row<StreetPosition>;
  StreetQuality: Row<StreetQuality>;
  String: Row<Scalars['String']['output']>;
  Subscription: Record<PropertyKey, never>;
  SuggestedFor: Row<SuggestedFor>;
  Suggestion: Row<Suggestion>;
  SurveyLink: Row<SurveyLink>;
  SurveyResponse: Row<SurveyResponse>;
  SurveyResponseConnection: Row<SurveyResponseConnection>;
  SurveyResponseEdge: Row<SurveyResponseEdge>;
  SurveyTask: Row<SurveyTask>;
  SurveyTaskConnection: Row<SurveyTaskConnection>;
  SurveyTaskEdge: Row<SurveyTaskEdge>;
  SurveyTaskReason: Row<SurveyTaskReason>;
  Survival: Row<Survival>;
  SurvivalOfModel: Row<SurvivalOfModel>;
  SurvivalOfRegion: Row<SurvivalOfRegion>;
  SurvivalOfType: Row<SurvivalOfType>;
  SurvivalSummary: Row<SurvivalSummary>;
  SymbolValue: Row<SymbolValue>;
  TheilSplit: Row<TheilSplit>;
  TreatFirst: Row<TreatFirst>;
  Trend: Row<Trend>;
  TypeChange: Row<TypeChange>;
  TypeCount: Row<TypeCount>;
  TypeInequality: Row<TypeInequality>;
  TypeProgress: Row<TypeProgress>;
  TypeScore: Row<TypeScore>;
  TypeStanding: Row<TypeStanding>;
  UnmetDemand: Row<UnmetDemand>;
  VariedScore: Row<VariedScore>;
  Verification: Row<Verification>;
  VersionChange: Row<VersionChange>;
  WalkOriginInput: Row<WalkOriginInput>;
  WalkingSpeed: Row<WalkingSpeed>;
  WantedChange: Row<WantedChange>;
  Webhook: Row<Webhook>;
  WebhookAttempt: Row<WebhookAttempt>;
  WebhookChanges: Row<WebhookChanges>;
  WebhookConnection: Row<WebhookConnection>;
  WebhookDelivery: Row<WebhookDelivery>;
  WebhookDeliveryConnection: Row<WebhookDeliveryConnection>;
  WebhookDeliveryEdge: Row<WebhookDeliveryEdge>;
  WebhookEdge: Row<WebhookEdge>;
  WebhookReplay: Row<WebhookReplay>;
  WebhookSecret: Row<WebhookSecret>;
  WhatIf: Row<WhatIf>;
  WhatIfRegion: Row<WhatIfRegion>;
  WhatIfRegionFigures: Row<WhatIfRegionFigures>;
  WhatIfServed: Row<WhatIfServed>;
  WhatIfServedAtAll: Row<WhatIfServedAtAll>;
  WhatIfType: Row<WhatIfType>;
  WhatIfTypeFigures: Row<WhatIfTypeFigures>;
  YearOfPlan: Row<YearOfPlan>;
};

export type CostDirectiveArgs = {
  weight: Scalars['String']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = MercuriusContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = MercuriusContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ScopeDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type ScopeDirectiveResolver<Result, Parent, ContextType = MercuriusContext, Args = ScopeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ActivityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facilityExternalId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  heldOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  participants?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  partners?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['AuditAction'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type BinResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Bin'] = ResolversParentTypes['Bin']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BriefFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['BriefFacility'] = ResolversParentTypes['BriefFacility']> = {
  budget?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BundleKeyResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['BundleKey'] = ResolversParentTypes['BundleKey']> = {
  crv?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kty?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  x?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BundleSectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['BundleSection'] = ResolversParentTypes['BundleSection']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closesOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opensOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  questionnaireCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  questionnaireVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CampaignState'], ParentType, ContextType>;
  targetPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CampaignConnection'] = ResolversParentTypes['CampaignConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CampaignEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CampaignEdge'] = ResolversParentTypes['CampaignEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
};

export type CategoryScoreResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CategoryScore'] = ResolversParentTypes['CategoryScore']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CauseCountResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CauseCount'] = ResolversParentTypes['CauseCount']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shortfalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['ChangedResource'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangePageResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChangePage'] = ResolversParentTypes['ChangePage']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangedConformityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChangedConformity'] = ResolversParentTypes['ChangedConformity']> = {
  from?: Resolver<ResolversTypes['Conformity'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Conformity'], ParentType, ContextType>;
};

export type ChangedFigureResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChangedFigure'] = ResolversParentTypes['ChangedFigure']> = {
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ChangedMoneyResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChangedMoney'] = ResolversParentTypes['ChangedMoney']> = {
  from?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ChangedTargetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChangedTarget'] = ResolversParentTypes['ChangedTarget']> = {
  byYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['TargetMeasure'], ParentType, ContextType>;
  placeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['TargetScope'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChosenFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChosenFacility'] = ResolversParentTypes['ChosenFacility']> = {
  action?: Resolver<ResolversTypes['ProjectAction'], ParentType, ContextType>;
  alsoServes?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communityNameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['GeoJSONPoint']>, ParentType, ContextType>;
  measureEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measureZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meets?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  space?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  spaceKind?: Resolver<Maybe<ResolversTypes['ProjectSpaceKind']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ChosenSiteResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ChosenSite'] = ResolversParentTypes['ChosenSite']> = {
  cost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
};

export type CircleBandResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleBand'] = ResolversParentTypes['CircleBand']> = {
  least?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CircleBandsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleBands'] = ResolversParentTypes['CircleBands']> = {
  fifteen?: Resolver<ResolversTypes['CircleBand'], ParentType, ContextType>;
  five?: Resolver<ResolversTypes['CircleBand'], ParentType, ContextType>;
};

export type CircleBreachResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleBreach'] = ResolversParentTypes['CircleBreach']> = {
  beyond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
};

export type CircleCheckupResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleCheckup'] = ResolversParentTypes['CircleCheckup']> = {
  facilities?: Resolver<ReadonlyArray<ResolversTypes['CircleFacility']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CircleScore'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['CircleShortfall']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['CircleType']>, ParentType, ContextType>;
};

export type CircleFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleFacility'] = ResolversParentTypes['CircleFacility']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inCircle?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  metres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operating?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  residents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CircleNeedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleNeed'] = ResolversParentTypes['CircleNeed']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CirclePlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CirclePlan'] = ResolversParentTypes['CirclePlan']> = {
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bands?: Resolver<ResolversTypes['CircleBands'], ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  counties?: Resolver<ReadonlyArray<ResolversTypes['CirclePlanCounty']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  networkId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CirclePlanStatus'], ParentType, ContextType>;
};

export type CirclePlanConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CirclePlanConnection'] = ResolversParentTypes['CirclePlanConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CirclePlanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CirclePlanCountyResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CirclePlanCounty'] = ResolversParentTypes['CirclePlanCounty']> = {
  countyCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['CircleGround'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CirclePlanStatus'], ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CirclePlanEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CirclePlanEdge'] = ResolversParentTypes['CirclePlanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CirclePlan'], ParentType, ContextType>;
};

export type CircleProblemResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleProblem'] = ResolversParentTypes['CircleProblem']> = {
  circles?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CircleScoreResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleScore'] = ResolversParentTypes['CircleScore']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  countyCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gini?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shortfallsByCause?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
};

export type CircleScoresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleScores'] = ResolversParentTypes['CircleScores']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scores?: Resolver<ReadonlyArray<ResolversTypes['CircleScore']>, ParentType, ContextType>;
  sitesNotScored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
};

export type CircleShortfallResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleShortfall'] = ResolversParentTypes['CircleShortfall']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['FoundCause']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  short?: Resolver<ReadonlyArray<ResolversTypes['ShortFigure']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CircleSiteResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleSite'] = ResolversParentTypes['CircleSite']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inBounds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onNetwork?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CircleTierFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleTierFigures'] = ResolversParentTypes['CircleTierFigures']> = {
  circles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estimatedPeople?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  leastPopulation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longestWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  meanCompactness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  meanWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mostPopulation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CircleTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleType'] = ResolversParentTypes['CircleType']> = {
  applies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesOwn?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesReached?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesRequired?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  supply?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  surveyed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  worstQuarter?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CircleValidationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CircleValidation'] = ResolversParentTypes['CircleValidation']> = {
  breaches?: Resolver<ReadonlyArray<ResolversTypes['CircleBreach']>, ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['CircleProblem']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ClosedCampaignResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ClosedCampaign'] = ResolversParentTypes['ClosedCampaign']> = {
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closesOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opensOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  questionnaireCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  questionnaireVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CampaignState'], ParentType, ContextType>;
  targetPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CollectedItemResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CollectedItem'] = ResolversParentTypes['CollectedItem']> = {
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['ResponseFlag']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['CollectedProblem']>, ParentType, ContextType>;
};

export type CollectedProblemResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CollectedProblem'] = ResolversParentTypes['CollectedProblem']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CollectedResponseResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CollectedResponse'] = ResolversParentTypes['CollectedResponse']> = {
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['ResponseFlag']>, ParentType, ContextType>;
};

export type CommunityCheckupResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CommunityCheckup'] = ResolversParentTypes['CommunityCheckup']> = {
  inputs?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['Shortfall']>, ParentType, ContextType>;
};

export type CommunityPortraitResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CommunityPortrait'] = ResolversParentTypes['CommunityPortrait']> = {
  community?: Resolver<ResolversTypes['PortraitCommunity'], ParentType, ContextType>;
  demand?: Resolver<ReadonlyArray<ResolversTypes['PortraitDemand']>, ParentType, ContextType>;
  inputs?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['OperationSummary'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['PortraitPeople'], ParentType, ContextType>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['RegionQuality']>, ParentType, ContextType>;
  report?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
  spaces?: Resolver<ReadonlyArray<ResolversTypes['Space']>, ParentType, ContextType>;
};

export type CommunityStandingResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CommunityStanding'] = ResolversParentTypes['CommunityStanding']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ComparedCommunityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ComparedCommunity'] = ResolversParentTypes['ComparedCommunity']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ComparedScenarioResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ComparedScenario'] = ResolversParentTypes['ComparedScenario']> = {
  after?: Resolver<ResolversTypes['WhatIfRegionFigures'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['WhatIfRegionFigures'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  served?: Resolver<ResolversTypes['WhatIfServedAtAll'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ComparedTargetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ComparedTarget'] = ResolversParentTypes['ComparedTarget']> = {
  byYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['TargetMeasure'], ParentType, ContextType>;
  placeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['TargetScope'], ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ComparedYearResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ComparedYear'] = ResolversParentTypes['ComparedYear']> = {
  from?: Resolver<Maybe<ResolversTypes['IndexFigures']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['IndexFigures']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  comparable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['RegionScore']>, ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType>;
};

export type ConformityCountsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ConformityCounts'] = ResolversParentTypes['ConformityCounts']> = {
  no?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchecked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withConditions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CostBySpaceKindResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CostBySpaceKind'] = ResolversParentTypes['CostBySpaceKind']> = {
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spaceKind?: Resolver<Maybe<ResolversTypes['ProjectSpaceKind']>, ParentType, ContextType>;
};

export type CostByTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CostByType'] = ResolversParentTypes['CostByType']> = {
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CountyEffectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CountyEffect'] = ResolversParentTypes['CountyEffect']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  measuredLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountyProgressResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['CountyProgress'] = ResolversParentTypes['CountyProgress']> = {
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  liftAccepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestonesDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milestonesLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  overBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  states?: Resolver<ResolversTypes['ProjectsByState'], ParentType, ContextType>;
};

export type DashboardResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Dashboard'] = ResolversParentTypes['Dashboard']> = {
  byCounty?: Resolver<ReadonlyArray<ResolversTypes['CountyProgress']>, ParentType, ContextType>;
  byType?: Resolver<ReadonlyArray<ResolversTypes['TypeProgress']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  programmes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ProgressFigures'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecidedDuplicateResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DecidedDuplicate'] = ResolversParentTypes['DecidedDuplicate']> = {
  decidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['SameOrDifferent'], ParentType, ContextType>;
  keep?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  other?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeclarationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Declaration'] = ResolversParentTypes['Declaration']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countyCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  declaredOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeclarationConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DeclarationConnection'] = ResolversParentTypes['DeclarationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeclarationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeclarationEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DeclarationEdge'] = ResolversParentTypes['DeclarationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Declaration'], ParentType, ContextType>;
};

export type DemandResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  intensity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interviews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placeInRegion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  placeInType?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ratings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DemandConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DemandConnection'] = ResolversParentTypes['DemandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DemandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DemandEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DemandEdge'] = ResolversParentTypes['DemandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Demand'], ParentType, ContextType>;
};

export type DistributionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Distribution'] = ResolversParentTypes['Distribution']> = {
  bins?: Resolver<ReadonlyArray<ResolversTypes['Bin']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grades?: Resolver<ReadonlyArray<ResolversTypes['GradeCount']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  lowerQuartile?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  median?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  populationMean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  standardDeviation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unranked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upperQuartile?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  within?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DistrictPlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlan'] = ResolversParentTypes['DistrictPlan']> = {
  circlePlanId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facilityCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mayBecome?: Resolver<ReadonlyArray<ResolversTypes['DistrictPlanState']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DistrictPlanState'], ParentType, ContextType>;
  stateSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  targetCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DistrictPlanBriefResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanBrief'] = ResolversParentTypes['DistrictPlanBrief']> = {
  baseline?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
  firstYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targetsMet?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DistrictPlanComparisonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanComparison'] = ResolversParentTypes['DistrictPlanComparison']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['BriefFacility']>, ParentType, ContextType>;
  byYear?: Resolver<ReadonlyArray<ResolversTypes['ComparedYear']>, ParentType, ContextType>;
  communities?: Resolver<ReadonlyArray<ResolversTypes['ComparedCommunity']>, ParentType, ContextType>;
  conformityChanged?: Resolver<ReadonlyArray<ResolversTypes['ChangedConformity']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['ChangedFigure'], ParentType, ContextType>;
  dropped?: Resolver<ReadonlyArray<ResolversTypes['BriefFacility']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DistrictPlanBrief'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['ChangedFigure'], ParentType, ContextType>;
  moneyChanged?: Resolver<ReadonlyArray<ResolversTypes['ChangedMoney']>, ParentType, ContextType>;
  moved?: Resolver<ReadonlyArray<ResolversTypes['MovedFacility']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sameBaseline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  targetsAdded?: Resolver<ReadonlyArray<ResolversTypes['ComparedTarget']>, ParentType, ContextType>;
  targetsChanged?: Resolver<ReadonlyArray<ResolversTypes['ChangedTarget']>, ParentType, ContextType>;
  targetsDropped?: Resolver<ReadonlyArray<ResolversTypes['ComparedTarget']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DistrictPlanBrief'], ParentType, ContextType>;
};

export type DistrictPlanConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanConnection'] = ResolversParentTypes['DistrictPlanConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DistrictPlanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DistrictPlanEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanEdge'] = ResolversParentTypes['DistrictPlanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DistrictPlan'], ParentType, ContextType>;
};

export type DistrictPlanFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanFacility'] = ResolversParentTypes['DistrictPlanFacility']> = {
  action?: Resolver<ResolversTypes['ProjectAction'], ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['Cause']>, ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communityNameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  communityNameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conformity?: Resolver<ResolversTypes['Conformity'], ParentType, ContextType>;
  conformityBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conformityNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conformityOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  conformityReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fifteenMinuteCircle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fiveMinuteCircle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lift?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['GeoJSONPoint']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newly?: Resolver<Maybe<ResolversTypes['PeopleServed']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  responsible?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  space?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spaceKind?: Resolver<Maybe<ResolversTypes['ProjectSpaceKind']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  why?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DistrictPlanMoveResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DistrictPlanMove'] = ResolversParentTypes['DistrictPlanMove']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DistrictPlanState'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DistrictPlanState'], ParentType, ContextType>;
};

export type DuplicateSideResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['DuplicateSide'] = ResolversParentTypes['DuplicateSide']> = {
  communityCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FacilityStatus'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EditedCirclesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['EditedCircles'] = ResolversParentTypes['EditedCircles']> = {
  changed?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  gone?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['FullCirclePlan'], ParentType, ContextType>;
};

export type EstateCoverageResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['EstateCoverage'] = ResolversParentTypes['EstateCoverage']> = {
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  households?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  percentRequired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  siteExternalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  underRenovation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EstateCoverageConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['EstateCoverageConnection'] = ResolversParentTypes['EstateCoverageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EstateCoverageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EstateCoverageEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['EstateCoverageEdge'] = ResolversParentTypes['EstateCoverageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EstateCoverage'], ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  facilities?: Resolver<ReadonlyArray<ResolversTypes['FacilityEvidence']>, ParentType, ContextType>;
  observations?: Resolver<ReadonlyArray<ResolversTypes['ObservationEvidence']>, ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['SiteEvidence']>, ParentType, ContextType>;
};

export type EvidenceFigureResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['EvidenceFigure'] = ResolversParentTypes['EvidenceFigure']> = {
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExpectedGainResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ExpectedGain'] = ResolversParentTypes['ExpectedGain']> = {
  community?: Resolver<ResolversTypes['IndexChange'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  noLonger?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['IndexChange'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['GainOfType'], ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  basis?: Resolver<ResolversTypes['ExplanationBasis'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facilities?: Resolver<ReadonlyArray<ResolversTypes['FacilityBehind']>, ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  filled?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['ExplanationFlag']>, ParentType, ContextType>;
  formula?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observations?: Resolver<ReadonlyArray<ResolversTypes['ObservationEvidence']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['ExplanationPart']>, ParentType, ContextType>;
  partsTogether?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['SiteBehind']>, ParentType, ContextType>;
  terms?: Resolver<ReadonlyArray<ResolversTypes['ExplanationTerm']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ExplanationBasisResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ExplanationBasis'] = ResolversParentTypes['ExplanationBasis']> = {
  inputHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  networkId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  networkName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  standardAuthority?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeConfidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExplanationFlagResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ExplanationFlag'] = ResolversParentTypes['ExplanationFlag']> = {
  flag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExplanationPartResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ExplanationPart'] = ResolversParentTypes['ExplanationPart']> = {
  effect?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['FigureReference']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['SymbolValue']>, ParentType, ContextType>;
};

export type ExplanationTermResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ExplanationTerm'] = ResolversParentTypes['ExplanationTerm']> = {
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['FigureReference']>, ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  attributes?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  closedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  communityCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  county?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  countyCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['FacilityDocument']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Opening'], ParentType, ContextType, Partial<FacilityOpeningArgs>>;
  openingHours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['FacilityStatus'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FacilityStatus'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verifiedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacilityBehindResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityBehind'] = ResolversParentTypes['FacilityBehind']> = {
  catchmentPeople?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  counted?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nearestMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  needMet?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  own?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  peopleServed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reachedFrom?: Resolver<ReadonlyArray<ResolversTypes['SiteWalk']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sizeImputed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sizeInDoubt?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['FacilityStatus'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FacilityConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityConnection'] = ResolversParentTypes['FacilityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FacilityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FacilityDocumentResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityDocument'] = ResolversParentTypes['FacilityDocument']> = {
  kind?: Resolver<ResolversTypes['FacilityDocumentKind'], ParentType, ContextType>;
  takenOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacilityEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityEdge'] = ResolversParentTypes['FacilityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
};

export type FacilityEvidenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityEvidence'] = ResolversParentTypes['FacilityEvidence']> = {
  catchmentPeople?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nearestMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  own?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sitesReaching?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sizeImputed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sizeInDoubt?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['FacilityStatus'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FacilityOperationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityOperation'] = ResolversParentTypes['FacilityOperation']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  holding?: Resolver<Maybe<ResolversTypes['HoldingModel']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['PeriodOfOperation']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FacilityTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityType'] = ResolversParentTypes['FacilityType']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  circleMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['PeopleGroup'], ParentType, ContextType>;
  maxMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minWeeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  peoplePerFacility?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  per1000Of?: Resolver<ResolversTypes['PeopleGroup'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplyPer1000?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  supplyUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FacilityVersionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityVersion'] = ResolversParentTypes['FacilityVersion']> = {
  change?: Resolver<Maybe<ResolversTypes['VersionChange']>, ParentType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type FacilityVersionConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityVersionConnection'] = ResolversParentTypes['FacilityVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FacilityVersionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FacilityVersionEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FacilityVersionEdge'] = ResolversParentTypes['FacilityVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FacilityVersion'], ParentType, ContextType>;
};

export type FairnessResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Fairness'] = ResolversParentTypes['Fairness']> = {
  mostOfStreet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weakest?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FigureReferenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FigureReference'] = ResolversParentTypes['FigureReference']> = {
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type FilledDistrictPlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FilledDistrictPlan'] = ResolversParentTypes['FilledDistrictPlan']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  left?: Resolver<ReadonlyArray<ResolversTypes['LeftOutProject']>, ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['FullDistrictPlan'], ParentType, ContextType>;
};

export type FittingSpaceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FittingSpace'] = ResolversParentTypes['FittingSpace']> = {
  byCircle?: Resolver<ReadonlyArray<ResolversTypes['CircleNeed']>, ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  sizeFit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  space?: Resolver<ResolversTypes['Space'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  worth?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FittingSpacesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FittingSpaces'] = ResolversParentTypes['FittingSpaces']> = {
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spaces?: Resolver<ReadonlyArray<ResolversTypes['FittingSpace']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FlawResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Flaw'] = ResolversParentTypes['Flaw']> = {
  about?: Resolver<ResolversTypes['InventoryThing'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['QualityRule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FlawSeverity'], ParentType, ContextType>;
};

export type FlawConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FlawConnection'] = ResolversParentTypes['FlawConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FlawEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FlawEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FlawEdge'] = ResolversParentTypes['FlawEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Flaw'], ParentType, ContextType>;
};

export type FoundCauseResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FoundCause'] = ResolversParentTypes['FoundCause']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['EvidenceFigure']>, ParentType, ContextType>;
  measureEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measureZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FullCirclePlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FullCirclePlan'] = ResolversParentTypes['FullCirclePlan']> = {
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bands?: Resolver<ResolversTypes['CircleBands'], ParentType, ContextType>;
  breaches?: Resolver<ReadonlyArray<ResolversTypes['CircleBreach']>, ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  counties?: Resolver<ReadonlyArray<ResolversTypes['CirclePlanCounty']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fifteen?: Resolver<ResolversTypes['CircleTierFigures'], ParentType, ContextType>;
  five?: Resolver<ResolversTypes['CircleTierFigures'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  networkId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesOffNetwork?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesOutOfBounds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesWithoutPeople?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CirclePlanStatus'], ParentType, ContextType>;
};

export type FullDistrictPlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FullDistrictPlan'] = ResolversParentTypes['FullDistrictPlan']> = {
  baseline?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
  byYear?: Resolver<ReadonlyArray<ResolversTypes['YearOfPlan']>, ParentType, ContextType>;
  circlePlanId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conformity?: Resolver<ResolversTypes['ConformityCounts'], ParentType, ContextType>;
  copiedFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
  facilities?: Resolver<ReadonlyArray<ResolversTypes['DistrictPlanFacility']>, ParentType, ContextType>;
  facilityCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gain?: Resolver<ResolversTypes['Gain'], ParentType, ContextType>;
  lastYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mayBecome?: Resolver<ReadonlyArray<ResolversTypes['DistrictPlanState']>, ParentType, ContextType>;
  money?: Resolver<ResolversTypes['PlanMoney'], ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['DistrictPlanMove']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['ShortfallSum']>, ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DistrictPlanState'], ParentType, ContextType>;
  stateSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  targetCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['JudgedTarget']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FullLivingCircleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['FullLivingCircle'] = ResolversParentTypes['FullLivingCircle']> = {
  area?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  centre?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  centreSite?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  circles?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  compactness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  countyCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimatedPeople?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  geometry?: Resolver<Maybe<ResolversTypes['GeoJSONGeometry']>, ParentType, ContextType>;
  longestWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  meanWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  siteList?: Resolver<ReadonlyArray<ResolversTypes['CircleSite']>, ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
};

export type GainResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Gain'] = ResolversParentTypes['Gain']> = {
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  noLonger?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['IndexChange'], ParentType, ContextType>;
};

export type GainOfTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['GainOfType'] = ResolversParentTypes['GainOfType']> = {
  after?: Resolver<ResolversTypes['WhatIfTypeFigures'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['WhatIfTypeFigures'], ParentType, ContextType>;
};

export interface GeoJsonGeometryScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GeoJSONGeometry'], any> {
  name: 'GeoJSONGeometry';
}

export interface GeoJsonPointScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GeoJSONPoint'], any> {
  name: 'GeoJSONPoint';
}

export type GradeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Grade'] = ResolversParentTypes['Grade']> = {
  least?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GradeCountResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['GradeCount'] = ResolversParentTypes['GradeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  least?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GuideQuestionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['GuideQuestion'] = ResolversParentTypes['GuideQuestion']> = {
  reason?: Resolver<ResolversTypes['GuideReason'], ParentType, ContextType>;
  textEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  textZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GuideThemeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['GuideTheme'] = ResolversParentTypes['GuideTheme']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interviews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  questions?: Resolver<ReadonlyArray<ResolversTypes['GuideQuestion']>, ParentType, ContextType>;
  ratings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HoldingModelResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['HoldingModel'] = ResolversParentTypes['HoldingModel']> = {
  model?: Resolver<ResolversTypes['OperatingModelName'], ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ImportResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ImportKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImportStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImportConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportConnection'] = ResolversParentTypes['ImportConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImportEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImportEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportEdge'] = ResolversParentTypes['ImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Import'], ParentType, ContextType>;
};

export type ImportProblemResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportProblem'] = ResolversParentTypes['ImportProblem']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImportProblemConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportProblemConnection'] = ResolversParentTypes['ImportProblemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImportProblemEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImportProblemEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportProblemEdge'] = ResolversParentTypes['ImportProblemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ImportProblem'], ParentType, ContextType>;
};

export type ImportProfileResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ImportProfile'] = ResolversParentTypes['ImportProfile']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  crs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ImportKind'], ParentType, ContextType>;
  mapping?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IndexChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['IndexChange'] = ResolversParentTypes['IndexChange']> = {
  after?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
};

export type IndexFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['IndexFigures'] = ResolversParentTypes['IndexFigures']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type IndexTargetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['IndexTarget'] = ResolversParentTypes['IndexTarget']> = {
  chosen?: Resolver<ReadonlyArray<ResolversTypes['ChosenFacility']>, ParentType, ContextType>;
  communities?: Resolver<ReadonlyArray<ResolversTypes['LiftedCommunity']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Gain'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  leastCost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  options?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type InequalityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Inequality'] = ResolversParentTypes['Inequality']> = {
  gini?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  palma?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  split?: Resolver<Maybe<ResolversTypes['TheilSplit']>, ParentType, ContextType>;
  sufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  theil?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type InterviewResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Interview'] = ResolversParentTypes['Interview']> = {
  campaignCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  heldOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['InterviewNote']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  participants?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['InterviewTopic'], ParentType, ContextType>;
};

export type InterviewConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InterviewConnection'] = ResolversParentTypes['InterviewConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InterviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InterviewEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InterviewEdge'] = ResolversParentTypes['InterviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Interview'], ParentType, ContextType>;
};

export type InterviewNoteResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InterviewNote'] = ResolversParentTypes['InterviewNote']> = {
  quote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type InventoryChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InventoryChange'] = ResolversParentTypes['InventoryChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InventoryChangeKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undoes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InventoryChangeConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InventoryChangeConnection'] = ResolversParentTypes['InventoryChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InventoryChangeEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['InventoryChangeEdge'] = ResolversParentTypes['InventoryChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryChange'], ParentType, ContextType>;
};

export type IsochroneResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Isochrone'] = ResolversParentTypes['Isochrone']> = {
  area?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  center?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  contour?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['TypeCount']>, ParentType, ContextType>;
  geometry?: Resolver<ResolversTypes['GeoJSONGeometry'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['ContourMetric'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type IsochroneCollectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['IsochroneCollection'] = ResolversParentTypes['IsochroneCollection']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isochrones?: Resolver<ReadonlyArray<ResolversTypes['Isochrone']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['NetworkName'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JudgedTargetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['JudgedTarget'] = ResolversParentTypes['JudgedTarget']> = {
  baseline?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  byYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['TargetMeasure'], ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  metBefore?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  placeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  places?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['TargetScope'], ParentType, ContextType>;
  short?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LeftOutProjectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LeftOutProject'] = ResolversParentTypes['LeftOutProject']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeftProjectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LeftProject'] = ResolversParentTypes['LeftProject']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LessonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Lesson'] = ResolversParentTypes['Lesson']> = {
  action?: Resolver<ResolversTypes['ProjectAction'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['Cause']>, ParentType, ContextType>;
  communityKind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  liftPerMoney?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  measured?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  measuredLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newlyServed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfactionAfter?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  satisfactionBefore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LiftedCommunityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LiftedCommunity'] = ResolversParentTypes['LiftedCommunity']> = {
  after?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LikelyDuplicateResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LikelyDuplicate'] = ResolversParentTypes['LikelyDuplicate']> = {
  first?: Resolver<ResolversTypes['DuplicateSide'], ParentType, ContextType>;
  likeness?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  metres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sameType?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  second?: Resolver<ResolversTypes['DuplicateSide'], ParentType, ContextType>;
};

export type LikelyDuplicateConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LikelyDuplicateConnection'] = ResolversParentTypes['LikelyDuplicateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LikelyDuplicateEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LikelyDuplicateEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LikelyDuplicateEdge'] = ResolversParentTypes['LikelyDuplicateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LikelyDuplicate'], ParentType, ContextType>;
};

export type LivingCircleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LivingCircle'] = ResolversParentTypes['LivingCircle']> = {
  area?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  centre?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  centreSite?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  compactness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  countyCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimatedPeople?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longestWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  meanWalk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['CircleTier'], ParentType, ContextType>;
};

export type LivingCircleConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LivingCircleConnection'] = ResolversParentTypes['LivingCircleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LivingCircleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LivingCircleEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LivingCircleEdge'] = ResolversParentTypes['LivingCircleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LivingCircle'], ParentType, ContextType>;
};

export type LongLegsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['LongLegs'] = ResolversParentTypes['LongLegs']> = {
  beyondMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['RemoteFacilities'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['RemoteSites'], ParentType, ContextType>;
};

export type MarkInputsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['MarkInputs'] = ResolversParentTypes['MarkInputs']> = {
  count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MilestoneResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Milestone'] = ResolversParentTypes['Milestone']> = {
  doneOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MovedFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['MovedFacility'] = ResolversParentTypes['MovedFacility']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MovedProjectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['MovedProject'] = ResolversParentTypes['MovedProject']> = {
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  recalculation?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MovedThingsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['MovedThings'] = ResolversParentTypes['MovedThings']> = {
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MovementResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Movement'] = ResolversParentTypes['Movement']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MoversResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Movers'] = ResolversParentTypes['Movers']> = {
  comparable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fallen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fallers?: Resolver<ReadonlyArray<ResolversTypes['Trend']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  risen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  risers?: Resolver<ReadonlyArray<ResolversTypes['Trend']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  within?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  activateNetwork?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<MutationActivateNetworkArgs, 'number'>>;
  addInterview?: Resolver<Maybe<ResolversTypes['Interview']>, ParentType, ContextType, RequireFields<MutationAddInterviewArgs, 'campaign' | 'interview'>>;
  addProjectCandidates?: Resolver<Maybe<ResolversTypes['Projects']>, ParentType, ContextType, RequireFields<MutationAddProjectCandidatesArgs, 'limit' | 'regionCode'>>;
  addProjectsOfScenario?: Resolver<Maybe<ResolversTypes['Projects']>, ParentType, ContextType, RequireFields<MutationAddProjectsOfScenarioArgs, 'number'>>;
  addResponse?: Resolver<Maybe<ResolversTypes['CollectedResponse']>, ParentType, ContextType, RequireFields<MutationAddResponseArgs, 'campaign' | 'response'>>;
  addResponses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CollectedItem']>>, ParentType, ContextType, RequireFields<MutationAddResponsesArgs, 'campaign' | 'responses'>>;
  addScenario?: Resolver<Maybe<ResolversTypes['Scenario']>, ParentType, ContextType, RequireFields<MutationAddScenarioArgs, 'scenario'>>;
  addSchedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType, RequireFields<MutationAddScheduleArgs, 'input'>>;
  adoptProgramme?: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType, RequireFields<MutationAdoptProgrammeArgs, 'number'>>;
  applyRegionChanges?: Resolver<Maybe<ResolversTypes['RegionChangeSet']>, ParentType, ContextType, RequireFields<MutationApplyRegionChangesArgs, 'changes' | 'effectiveOn' | 'title' | 'trial'>>;
  approveCirclePlan?: Resolver<Maybe<ResolversTypes['FullCirclePlan']>, ParentType, ContextType, RequireFields<MutationApproveCirclePlanArgs, 'number' | 'revision'>>;
  cancelImport?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<MutationCancelImportArgs, 'number'>>;
  cancelRecalculation?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<MutationCancelRecalculationArgs, 'run'>>;
  changeFacility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<MutationChangeFacilityArgs, 'change' | 'externalId' | 'revision'>>;
  changeSchedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType, RequireFields<MutationChangeScheduleArgs, 'change' | 'number' | 'revision'>>;
  changeSite?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType, RequireFields<MutationChangeSiteArgs, 'change' | 'externalId' | 'revision'>>;
  changeWebhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<MutationChangeWebhookArgs, 'content' | 'number' | 'revision'>>;
  cloneStandard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<MutationCloneStandardArgs, 'from' | 'version'>>;
  closeCampaign?: Resolver<Maybe<ResolversTypes['ClosedCampaign']>, ParentType, ContextType, RequireFields<MutationCloseCampaignArgs, 'code'>>;
  closeSite?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationCloseSiteArgs, 'externalId' | 'revision'>>;
  copyCirclePlan?: Resolver<Maybe<ResolversTypes['FullCirclePlan']>, ParentType, ContextType, RequireFields<MutationCopyCirclePlanArgs, 'number'>>;
  copyDistrictPlan?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationCopyDistrictPlanArgs, 'number'>>;
  createCampaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<MutationCreateCampaignArgs, 'campaign'>>;
  createFacility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<MutationCreateFacilityArgs, 'facility'>>;
  createLinks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SurveyLink']>>, ParentType, ContextType, RequireFields<MutationCreateLinksArgs, 'campaign' | 'site'>>;
  createSite?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType, RequireFields<MutationCreateSiteArgs, 'site'>>;
  createStandard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<MutationCreateStandardArgs, 'document'>>;
  decideDuplicate?: Resolver<Maybe<ResolversTypes['DecidedDuplicate']>, ParentType, ContextType, RequireFields<MutationDecideDuplicateArgs, 'decision' | 'keep' | 'other'>>;
  declareNone?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType, RequireFields<MutationDeclareNoneArgs, 'by' | 'county' | 'declaredOn' | 'type'>>;
  deleteActivity?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteActivityArgs, 'externalId'>>;
  deleteCirclePlan?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteCirclePlanArgs, 'number' | 'revision'>>;
  deleteDistrictPlan?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteDistrictPlanArgs, 'number' | 'revision'>>;
  deleteImportProfile?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteImportProfileArgs, 'name'>>;
  deleteInterview?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteInterviewArgs, 'campaign' | 'number'>>;
  deleteOperatingModel?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteOperatingModelArgs, 'subject' | 'validFrom'>>;
  deleteOperationRecord?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteOperationRecordArgs, 'period' | 'subject'>>;
  deletePlanFacility?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeletePlanFacilityArgs, 'number' | 'project' | 'revision'>>;
  deleteProgramme?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteProgrammeArgs, 'number'>>;
  deleteProject?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteProjectArgs, 'externalId'>>;
  deleteReport?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteReportArgs, 'number'>>;
  deleteScenario?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteScenarioArgs, 'number'>>;
  deleteServiceIssue?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteServiceIssueArgs, 'externalId'>>;
  deleteSpace?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteSpaceArgs, 'externalId'>>;
  deleteStandard?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteStandardArgs, 'revision' | 'version'>>;
  deleteWebhook?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'number'>>;
  delineateCircles?: Resolver<Maybe<ResolversTypes['FullCirclePlan']>, ParentType, ContextType, RequireFields<MutationDelineateCirclesArgs, 'plan'>>;
  draftDistrictPlan?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationDraftDistrictPlanArgs, 'plan'>>;
  draftProgramme?: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType, RequireFields<MutationDraftProgrammeArgs, 'programme'>>;
  editCircles?: Resolver<Maybe<ResolversTypes['EditedCircles']>, ParentType, ContextType, RequireFields<MutationEditCirclesArgs, 'edits' | 'number' | 'revision'>>;
  editDistrictPlan?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationEditDistrictPlanArgs, 'number' | 'plan' | 'revision'>>;
  fillDistrictPlan?: Resolver<Maybe<ResolversTypes['FilledDistrictPlan']>, ParentType, ContextType, RequireFields<MutationFillDistrictPlanArgs, 'number' | 'revision'>>;
  forecastProject?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<MutationForecastProjectArgs, 'externalId'>>;
  importCirclePolygons?: Resolver<Maybe<ResolversTypes['EditedCircles']>, ParentType, ContextType, RequireFields<MutationImportCirclePolygonsArgs, 'number' | 'polygons' | 'revision'>>;
  keepImportProfile?: Resolver<Maybe<ResolversTypes['ImportProfile']>, ParentType, ContextType, RequireFields<MutationKeepImportProfileArgs, 'kind' | 'mapping' | 'name'>>;
  keepReportingInstance?: Resolver<Maybe<ResolversTypes['ReportingInstance']>, ParentType, ContextType, RequireFields<MutationKeepReportingInstanceArgs, 'keys' | 'name' | 'regionCode'>>;
  mergeFacilities?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<MutationMergeFacilitiesArgs, 'duplicates' | 'externalId' | 'revision'>>;
  moveDistrictPlan?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationMoveDistrictPlanArgs, 'number' | 'revision' | 'to'>>;
  moveProject?: Resolver<Maybe<ResolversTypes['MovedProject']>, ParentType, ContextType, RequireFields<MutationMoveProjectArgs, 'externalId' | 'step'>>;
  pauseWebhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<MutationPauseWebhookArgs, 'number'>>;
  pingWebhook?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType, RequireFields<MutationPingWebhookArgs, 'number'>>;
  publishRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<MutationPublishRunArgs, 'run'>>;
  publishStandard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<MutationPublishStandardArgs, 'revision' | 'version'>>;
  putActivity?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<MutationPutActivityArgs, 'activity' | 'externalId'>>;
  putOperatingModel?: Resolver<Maybe<ResolversTypes['OperatingModel']>, ParentType, ContextType, RequireFields<MutationPutOperatingModelArgs, 'operatingModel' | 'subject' | 'validFrom'>>;
  putOperationRecord?: Resolver<Maybe<ResolversTypes['OperationRecord']>, ParentType, ContextType, RequireFields<MutationPutOperationRecordArgs, 'period' | 'record' | 'subject'>>;
  putPartner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType, RequireFields<MutationPutPartnerArgs, 'code' | 'partner'>>;
  putPartnerCodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PartnerCodePair']>>, ParentType, ContextType, RequireFields<MutationPutPartnerCodesArgs, 'codes' | 'list' | 'partner'>>;
  putPartnerLink?: Resolver<Maybe<ResolversTypes['PartnerLink']>, ParentType, ContextType, RequireFields<MutationPutPartnerLinkArgs, 'agreed' | 'externalId' | 'kind' | 'ourKey' | 'partner'>>;
  putPlanFacility?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationPutPlanFacilityArgs, 'content' | 'number' | 'project' | 'revision'>>;
  putPlanTargets?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<MutationPutPlanTargetsArgs, 'number' | 'revision'>>;
  putProject?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<MutationPutProjectArgs, 'externalId' | 'project'>>;
  putQuestionnaire?: Resolver<Maybe<ResolversTypes['Questionnaire']>, ParentType, ContextType, RequireFields<MutationPutQuestionnaireArgs, 'code' | 'document'>>;
  putServiceIssue?: Resolver<Maybe<ResolversTypes['ServiceIssue']>, ParentType, ContextType, RequireFields<MutationPutServiceIssueArgs, 'externalId' | 'issue'>>;
  putSpace?: Resolver<Maybe<ResolversTypes['Space']>, ParentType, ContextType, RequireFields<MutationPutSpaceArgs, 'externalId' | 'space'>>;
  receivePartnerWaiting?: Resolver<Maybe<ResolversTypes['PartnerWaitingSummary']>, ParentType, ContextType, RequireFields<MutationReceivePartnerWaitingArgs, 'partner'>>;
  redeliverWebhookEvent?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType, RequireFields<MutationRedeliverWebhookEventArgs, 'delivery' | 'webhook'>>;
  removeReportingInstance?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationRemoveReportingInstanceArgs, 'name'>>;
  removeSchedule?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationRemoveScheduleArgs, 'number'>>;
  replaceStandard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<MutationReplaceStandardArgs, 'document' | 'revision' | 'version'>>;
  replayWebhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'number' | 'replay'>>;
  reportProject?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<MutationReportProjectArgs, 'externalId' | 'on' | 'report'>>;
  requestRecalculation?: Resolver<Maybe<ResolversTypes['RequestedRecalculation']>, ParentType, ContextType, RequireFields<MutationRequestRecalculationArgs, 'input'>>;
  requestReport?: Resolver<Maybe<ResolversTypes['RequestedReport']>, ParentType, ContextType, RequireFields<MutationRequestReportArgs, 'input'>>;
  resumeWebhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<MutationResumeWebhookArgs, 'number'>>;
  retireStandard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<MutationRetireStandardArgs, 'revision' | 'version'>>;
  revokeLink?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationRevokeLinkArgs, 'campaign' | 'number'>>;
  settlePartnerConflict?: Resolver<Maybe<ResolversTypes['PartnerConflict']>, ParentType, ContextType, RequireFields<MutationSettlePartnerConflictArgs, 'as' | 'number' | 'partner'>>;
  splitFacility?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facility']>>, ParentType, ContextType, RequireFields<MutationSplitFacilityArgs, 'externalId' | 'revision' | 'split'>>;
  tryStandard?: Resolver<Maybe<ResolversTypes['RequestedRecalculation']>, ParentType, ContextType, RequireFields<MutationTryStandardArgs, 'run' | 'standard'>>;
  undoInventoryChange?: Resolver<Maybe<ResolversTypes['InventoryChange']>, ParentType, ContextType, RequireFields<MutationUndoInventoryChangeArgs, 'number'>>;
  verifyFacility?: Resolver<Maybe<ResolversTypes['Verification']>, ParentType, ContextType, RequireFields<MutationVerifyFacilityArgs, 'externalId'>>;
  verifySite?: Resolver<Maybe<ResolversTypes['Verification']>, ParentType, ContextType, RequireFields<MutationVerifySiteArgs, 'externalId'>>;
  withdrawDeclaration?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationWithdrawDeclarationArgs, 'county' | 'type'>>;
};

export type NearestFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['NearestFacility'] = ResolversParentTypes['NearestFacility']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  footNetworkId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  horizonMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  labels?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leastComponentNodes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['WalkMode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['NetworkQuality']>, ParentType, ContextType, RequireFields<NetworkQualityArgs, 'limit'>>;
  snapLimitMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkComponentResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['NetworkComponent'] = ResolversParentTypes['NetworkComponent']> = {
  box?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  center?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  component?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  junctions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  streetMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  walkedFrom?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NetworkComponentsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['NetworkComponents'] = ResolversParentTypes['NetworkComponents']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['NetworkComponent']>, ParentType, ContextType>;
  notWalkedFrom?: Resolver<ResolversTypes['SmallComponents'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NetworkNameResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['NetworkName'] = ResolversParentTypes['NetworkName']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NetworkQualityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['NetworkQuality'] = ResolversParentTypes['NetworkQuality']> = {
  components?: Resolver<ResolversTypes['NetworkComponents'], ParentType, ContextType>;
  longLegs?: Resolver<ResolversTypes['LongLegs'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['NetworkName'], ParentType, ContextType>;
  offNetwork?: Resolver<ResolversTypes['OffNetwork'], ParentType, ContextType>;
  streets?: Resolver<ResolversTypes['StreetQuality'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Facility' | 'Import' | 'Network' | 'Region' | 'ReportFile' | 'Run' | 'Schedule' | 'Site' | 'Standard', ParentType, ContextType>;
};

export type ObservationEvidenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ObservationEvidence'] = ResolversParentTypes['ObservationEvidence']> = {
  component?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ObservedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Observed'] = ResolversParentTypes['Observed']> = {
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OffNetworkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OffNetwork'] = ResolversParentTypes['OffNetwork']> = {
  facilities?: Resolver<ResolversTypes['RemoteFacilities'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['RemoteSites'], ParentType, ContextType>;
};

export type OpenedFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OpenedFacility'] = ResolversParentTypes['OpenedFacility']> = {
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  closedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['OperatingModelName']>, ParentType, ContextType>;
  movedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SurvivalOutcome'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reopenedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  suspendedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OpenedFacilityConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OpenedFacilityConnection'] = ResolversParentTypes['OpenedFacilityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OpenedFacilityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OpenedFacilityEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OpenedFacilityEdge'] = ResolversParentTypes['OpenedFacilityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OpenedFacility'], ParentType, ContextType>;
};

export type OpeningResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Opening'] = ResolversParentTypes['Opening']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  open?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OperatingModelResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperatingModel'] = ResolversParentTypes['OperatingModel']> = {
  contractFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  contractUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['OperatingModelName'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type OperatingModelConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperatingModelConnection'] = ResolversParentTypes['OperatingModelConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperatingModelEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperatingModelEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperatingModelEdge'] = ResolversParentTypes['OperatingModelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OperatingModel'], ParentType, ContextType>;
};

export type OperationFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationFigures'] = ResolversParentTypes['OperationFigures']> = {
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  selfSufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareRecorded?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPer1000?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPerOpeningDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OperationOfModelResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationOfModel'] = ResolversParentTypes['OperationOfModel']> = {
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['OperatingModelName']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  satisfactionOfPeers?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  selfSufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareRecorded?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPer1000?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPerOpeningDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OperationOfRegionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationOfRegion'] = ResolversParentTypes['OperationOfRegion']> = {
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  residents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  selfSufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareRecorded?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPer1000?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPerOpeningDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OperationOfTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationOfType'] = ResolversParentTypes['OperationOfType']> = {
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  selfSufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareRecorded?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPer1000?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitsPerOpeningDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OperationRecordResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationRecord'] = ResolversParentTypes['OperationRecord']> = {
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OperationRecordConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationRecordConnection'] = ResolversParentTypes['OperationRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationRecordEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationRecordEdge'] = ResolversParentTypes['OperationRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OperationRecord'], ParentType, ContextType>;
};

export type OperationSummaryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OperationSummary'] = ResolversParentTypes['OperationSummary']> = {
  byModel?: Resolver<ReadonlyArray<ResolversTypes['OperationOfModel']>, ParentType, ContextType>;
  byRegion?: Resolver<ReadonlyArray<ResolversTypes['OperationOfRegion']>, ParentType, ContextType>;
  byType?: Resolver<ReadonlyArray<ResolversTypes['OperationOfType']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  residents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['OperationFigures'], ParentType, ContextType>;
};

export type OtherBudgetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['OtherBudget'] = ResolversParentTypes['OtherBudget']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dropped?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartBundleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartBundle'] = ResolversParentTypes['PartBundle']> = {
  instance?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  senderRunId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conflicts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  crs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  links?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderedBy?: Resolver<ResolversTypes['PartnerOrder'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rules?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartnerCodePairResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerCodePair'] = ResolversParentTypes['PartnerCodePair']> = {
  ours?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  theirs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerConflictResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerConflict'] = ResolversParentTypes['PartnerConflict']> = {
  agreed?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PartnerKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ourKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ours?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  settledAs?: Resolver<Maybe<ResolversTypes['PartnerSettlement']>, ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PartnerConflictState'], ParentType, ContextType>;
  theirs?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type PartnerConflictConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerConflictConnection'] = ResolversParentTypes['PartnerConflictConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerConflictEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerConflictEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerConflictEdge'] = ResolversParentTypes['PartnerConflictEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerConflict'], ParentType, ContextType>;
};

export type PartnerItemProblemResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerItemProblem'] = ResolversParentTypes['PartnerItemProblem']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerLinkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerLink'] = ResolversParentTypes['PartnerLink']> = {
  content?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PartnerKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ourKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  writtenBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerLinkConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerLinkConnection'] = ResolversParentTypes['PartnerLinkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerLinkEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerLinkEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerLinkEdge'] = ResolversParentTypes['PartnerLinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerLink'], ParentType, ContextType>;
};

export type PartnerNeedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerNeed'] = ResolversParentTypes['PartnerNeed']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PartnerKind'], ParentType, ContextType>;
};

export type PartnerWaitingResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerWaiting'] = ResolversParentTypes['PartnerWaiting']> = {
  content?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PartnerKind'], ParentType, ContextType>;
  lookedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['PartnerItemProblem']>, ParentType, ContextType>;
  waitsFor?: Resolver<Maybe<ResolversTypes['PartnerNeed']>, ParentType, ContextType>;
};

export type PartnerWaitingConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerWaitingConnection'] = ResolversParentTypes['PartnerWaitingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerWaitingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerWaitingEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerWaitingEdge'] = ResolversParentTypes['PartnerWaitingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerWaiting'], ParentType, ContextType>;
};

export type PartnerWaitingSummaryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PartnerWaitingSummary'] = ResolversParentTypes['PartnerWaitingSummary']> = {
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lookedAt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PeopleServedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PeopleServed'] = ResolversParentTypes['PeopleServed']> = {
  children?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  elderly?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  residents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PeriodOfOperationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PeriodOfOperation'] = ResolversParentTypes['PeriodOfOperation']> = {
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  funds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  holding?: Resolver<Maybe<ResolversTypes['HoldingModel']>, ParentType, ContextType>;
  income?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openingDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  selfSufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  visitsPerOpeningDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  volunteers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PlanMoneyResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PlanMoney'] = ResolversParentTypes['PlanMoney']> = {
  bySpaceKind?: Resolver<ReadonlyArray<ResolversTypes['CostBySpaceKind']>, ParentType, ContextType>;
  byType?: Resolver<ReadonlyArray<ResolversTypes['CostByType']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unpriced?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanShortfallResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PlanShortfall'] = ResolversParentTypes['PlanShortfall']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ShortfallOutcome'], ParentType, ContextType>;
  placeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ShortfallScope'], ParentType, ContextType>;
  scoreAfter?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreBefore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlanShortfallConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PlanShortfallConnection'] = ResolversParentTypes['PlanShortfallConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlanShortfallEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlanShortfallEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PlanShortfallEdge'] = ResolversParentTypes['PlanShortfallEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlanShortfall'], ParentType, ContextType>;
};

export type PortraitCommunityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PortraitCommunity'] = ResolversParentTypes['PortraitCommunity']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  futureStatus?: Resolver<Maybe<ResolversTypes['FutureStatus']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PortraitDemandResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PortraitDemand'] = ResolversParentTypes['PortraitDemand']> = {
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PortraitPeopleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PortraitPeople'] = ResolversParentTypes['PortraitPeople']> = {
  children?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  elderly?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  residents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesOffNetwork?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PriorityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Priority'] = ResolversParentTypes['Priority']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  main?: Resolver<ResolversTypes['Mark'], ParentType, ContextType>;
  marks?: Resolver<ReadonlyArray<ResolversTypes['PriorityMark']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['Shortfall']>, ParentType, ContextType>;
  whyEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  whyZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriorityConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PriorityConnection'] = ResolversParentTypes['PriorityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PriorityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PriorityEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PriorityEdge'] = ResolversParentTypes['PriorityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
};

export type PriorityMarkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PriorityMark'] = ResolversParentTypes['PriorityMark']> = {
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  effectiveWeight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mark?: Resolver<ResolversTypes['Mark'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProgrammeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Programme'] = ResolversParentTypes['Programme']> = {
  adoptedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Gain'], ParentType, ContextType>;
  fairness?: Resolver<ResolversTypes['Fairness'], ParentType, ContextType>;
  left?: Resolver<ReadonlyArray<ResolversTypes['LeftProject']>, ParentType, ContextType>;
  less?: Resolver<ResolversTypes['OtherBudget'], ParentType, ContextType>;
  more?: Resolver<ResolversTypes['OtherBudget'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  optimal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['ProgrammeProject']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProgrammeState'], ParentType, ContextType>;
  upperBound?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProgrammeConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgrammeConnection'] = ResolversParentTypes['ProgrammeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProgrammeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProgrammeEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgrammeEdge'] = ResolversParentTypes['ProgrammeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Programme'], ParentType, ContextType>;
};

export type ProgrammeEffectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgrammeEffect'] = ResolversParentTypes['ProgrammeEffect']> = {
  delivered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Gain'], ParentType, ContextType>;
  expectedLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  measured?: Resolver<Maybe<ResolversTypes['Gain']>, ParentType, ContextType>;
  measuredLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  programmeId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['ProjectEffect']>, ParentType, ContextType>;
};

export type ProgrammeProgressResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgrammeProgress'] = ResolversParentTypes['ProgrammeProgress']> = {
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  byProject?: Resolver<ReadonlyArray<ResolversTypes['ProjectProgress']>, ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  liftAccepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestonesDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milestonesLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  overBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  programmeId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  states?: Resolver<ResolversTypes['ProjectsByState'], ParentType, ContextType>;
};

export type ProgrammeProjectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgrammeProject'] = ResolversParentTypes['ProgrammeProject']> = {
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  forced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProgressFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProgressFigures'] = ResolversParentTypes['ProgressFigures']> = {
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  liftAccepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestonesDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milestonesLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  states?: Resolver<ResolversTypes['ProjectsByState'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project']> = {
  acceptedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ProjectAction'], ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['Cause']>, ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['FacilityDocument']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['ExpectedGain']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['GeoJSONPoint']>, ParentType, ContextType>;
  marks?: Resolver<Maybe<ResolversTypes['ProjectMarks']>, ParentType, ContextType>;
  mayBecome?: Resolver<ReadonlyArray<ResolversTypes['ProjectState']>, ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['Milestone']>, ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['ProjectMove']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProjectOrigin'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reports?: Resolver<ReadonlyArray<ResolversTypes['ProjectReport']>, ParentType, ContextType>;
  responsible?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  space?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  spaceKind?: Resolver<Maybe<ResolversTypes['ProjectSpaceKind']>, ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  stateSince?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ProjectCandidateResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectCandidate'] = ResolversParentTypes['ProjectCandidate']> = {
  action?: Resolver<ResolversTypes['ProjectAction'], ParentType, ContextType>;
  alsoServes?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communityNameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['ExpectedGain']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['GeoJSONPoint']>, ParentType, ContextType>;
  marks?: Resolver<ResolversTypes['ProjectMarks'], ParentType, ContextType>;
  measureEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measureZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meets?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  space?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  spaceKind?: Resolver<Maybe<ResolversTypes['ProjectSpaceKind']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weeklyHours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ProjectCandidatesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectCandidates'] = ResolversParentTypes['ProjectCandidates']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['ProjectCandidate']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plannedFor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shortfalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectConnection'] = ResolversParentTypes['ProjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProjectEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectEdge'] = ResolversParentTypes['ProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type ProjectEffectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectEffect'] = ResolversParentTypes['ProjectEffect']> = {
  acceptedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Observed']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Observed']>, ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['ExpectedGain']>, ParentType, ContextType>;
  measured?: Resolver<Maybe<ResolversTypes['ExpectedGain']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  why?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectMarksResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectMarks'] = ResolversParentTypes['ProjectMarks']> = {
  community?: Resolver<ReadonlyArray<ResolversTypes['PriorityMark']>, ParentType, ContextType>;
  inputs?: Resolver<ResolversTypes['MarkInputs'], ParentType, ContextType>;
  type?: Resolver<ReadonlyArray<ResolversTypes['PriorityMark']>, ParentType, ContextType>;
};

export type ProjectMoveResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectMove'] = ResolversParentTypes['ProjectMove']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
};

export type ProjectProgressResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectProgress'] = ResolversParentTypes['ProjectProgress']> = {
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  milestonesDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milestonesLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  overBudget?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reportedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProjectReportResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectReport'] = ResolversParentTypes['ProjectReport']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProjectsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Projects'] = ResolversParentTypes['Projects']> = {
  projects?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type ProjectsByStateResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ProjectsByState'] = ResolversParentTypes['ProjectsByState']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  approved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proposed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  under_way?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PublishedRankingResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['PublishedRanking'] = ResolversParentTypes['PublishedRanking']> = {
  comparable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regions?: Resolver<ResolversTypes['RankedRegionConnection'], ParentType, ContextType, RequireFields<PublishedRankingRegionsArgs, 'figure' | 'first'>>;
  regionsCovered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionsMissing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  standardAuthority?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  within?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, RequireFields<QueryActivitiesArgs, 'first'>>;
  audit?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditArgs, 'first'>>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'code'>>;
  campaigns?: Resolver<ResolversTypes['CampaignConnection'], ParentType, ContextType, RequireFields<QueryCampaignsArgs, 'first'>>;
  changes?: Resolver<ResolversTypes['ChangePage'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'compact' | 'first'>>;
  circle?: Resolver<Maybe<ResolversTypes['FullLivingCircle']>, ParentType, ContextType, RequireFields<QueryCircleArgs, 'code' | 'plan'>>;
  circleCheckup?: Resolver<Maybe<ResolversTypes['CircleCheckup']>, ParentType, ContextType, RequireFields<QueryCircleCheckupArgs, 'code' | 'plan'>>;
  circleMap?: Resolver<ResolversTypes['JSON'], ParentType, ContextType, RequireFields<QueryCircleMapArgs, 'limit' | 'plan'>>;
  circlePlan?: Resolver<Maybe<ResolversTypes['FullCirclePlan']>, ParentType, ContextType, RequireFields<QueryCirclePlanArgs, 'number'>>;
  circlePlanValidation?: Resolver<ResolversTypes['CircleValidation'], ParentType, ContextType, RequireFields<QueryCirclePlanValidationArgs, 'number'>>;
  circlePlans?: Resolver<ResolversTypes['CirclePlanConnection'], ParentType, ContextType, RequireFields<QueryCirclePlansArgs, 'first'>>;
  circleScores?: Resolver<ResolversTypes['CircleScores'], ParentType, ContextType, RequireFields<QueryCircleScoresArgs, 'plan' | 'tier'>>;
  circles?: Resolver<ResolversTypes['LivingCircleConnection'], ParentType, ContextType, RequireFields<QueryCirclesArgs, 'first' | 'plan'>>;
  communities?: Resolver<ResolversTypes['RegionConnection'], ParentType, ContextType, RequireFields<QueryCommunitiesArgs, 'first'>>;
  communityCheckup?: Resolver<Maybe<ResolversTypes['CommunityCheckup']>, ParentType, ContextType, RequireFields<QueryCommunityCheckupArgs, 'code'>>;
  communityPortrait?: Resolver<ResolversTypes['CommunityPortrait'], ParentType, ContextType, RequireFields<QueryCommunityPortraitArgs, 'code'>>;
  comparison?: Resolver<Maybe<ResolversTypes['Comparison']>, ParentType, ContextType, RequireFields<QueryComparisonArgs, 'regions'>>;
  coverage?: Resolver<ResolversTypes['RegionCoverageConnection'], ParentType, ContextType, RequireFields<QueryCoverageArgs, 'campaign' | 'first' | 'level'>>;
  declarations?: Resolver<ResolversTypes['DeclarationConnection'], ParentType, ContextType, RequireFields<QueryDeclarationsArgs, 'first'>>;
  demand?: Resolver<ResolversTypes['DemandConnection'], ParentType, ContextType, RequireFields<QueryDemandArgs, 'by' | 'campaign' | 'first' | 'level'>>;
  districtPlan?: Resolver<Maybe<ResolversTypes['FullDistrictPlan']>, ParentType, ContextType, RequireFields<QueryDistrictPlanArgs, 'number'>>;
  districtPlanComparison?: Resolver<ResolversTypes['DistrictPlanComparison'], ParentType, ContextType, RequireFields<QueryDistrictPlanComparisonArgs, 'from' | 'to'>>;
  districtPlanShortfalls?: Resolver<ResolversTypes['PlanShortfallConnection'], ParentType, ContextType, RequireFields<QueryDistrictPlanShortfallsArgs, 'first' | 'number'>>;
  districtPlans?: Resolver<ResolversTypes['DistrictPlanConnection'], ParentType, ContextType, RequireFields<QueryDistrictPlansArgs, 'first'>>;
  estateCoverage?: Resolver<ResolversTypes['EstateCoverageConnection'], ParentType, ContextType, RequireFields<QueryEstateCoverageArgs, 'campaign' | 'first'>>;
  facilities?: Resolver<ResolversTypes['FacilityConnection'], ParentType, ContextType, RequireFields<QueryFacilitiesArgs, 'first'>>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<QueryFacilityArgs, 'externalId'>>;
  facilityHistory?: Resolver<ResolversTypes['FacilityVersionConnection'], ParentType, ContextType, RequireFields<QueryFacilityHistoryArgs, 'externalId' | 'first'>>;
  facilityOperation?: Resolver<Maybe<ResolversTypes['FacilityOperation']>, ParentType, ContextType, RequireFields<QueryFacilityOperationArgs, 'externalId'>>;
  fittingSpaces?: Resolver<ResolversTypes['FittingSpaces'], ParentType, ContextType, RequireFields<QueryFittingSpacesArgs, 'limit' | 'type'>>;
  flaws?: Resolver<ResolversTypes['FlawConnection'], ParentType, ContextType, RequireFields<QueryFlawsArgs, 'first'>>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<QueryImportArgs, 'number'>>;
  importProblems?: Resolver<ResolversTypes['ImportProblemConnection'], ParentType, ContextType, RequireFields<QueryImportProblemsArgs, 'first' | 'number'>>;
  importProfile?: Resolver<Maybe<ResolversTypes['ImportProfile']>, ParentType, ContextType, RequireFields<QueryImportProfileArgs, 'name'>>;
  importProfiles?: Resolver<ReadonlyArray<ResolversTypes['ImportProfile']>, ParentType, ContextType>;
  imports?: Resolver<ResolversTypes['ImportConnection'], ParentType, ContextType, RequireFields<QueryImportsArgs, 'first'>>;
  indexTarget?: Resolver<ResolversTypes['IndexTarget'], ParentType, ContextType, RequireFields<QueryIndexTargetArgs, 'index' | 'prices' | 'regionCode'>>;
  interviewGuide?: Resolver<ReadonlyArray<ResolversTypes['GuideTheme']>, ParentType, ContextType, RequireFields<QueryInterviewGuideArgs, 'campaign' | 'community' | 'standard' | 'topic'>>;
  interviews?: Resolver<ResolversTypes['InterviewConnection'], ParentType, ContextType, RequireFields<QueryInterviewsArgs, 'campaign' | 'first'>>;
  inventoryChange?: Resolver<Maybe<ResolversTypes['InventoryChange']>, ParentType, ContextType, RequireFields<QueryInventoryChangeArgs, 'number'>>;
  inventoryChanges?: Resolver<ResolversTypes['InventoryChangeConnection'], ParentType, ContextType, RequireFields<QueryInventoryChangesArgs, 'first'>>;
  isochrones?: Resolver<Maybe<ResolversTypes['IsochroneCollection']>, ParentType, ContextType, RequireFields<QueryIsochronesArgs, 'generalizeMetres' | 'polygons' | 'profile' | 'widthMetres'>>;
  isochronesOf?: Resolver<Maybe<ResolversTypes['IsochroneCollection']>, ParentType, ContextType, RequireFields<QueryIsochronesOfArgs, 'generalizeMetres' | 'origins' | 'polygons' | 'profile' | 'widthMetres'>>;
  likelyDuplicates?: Resolver<ResolversTypes['LikelyDuplicateConnection'], ParentType, ContextType, RequireFields<QueryLikelyDuplicatesArgs, 'first' | 'leastScore'>>;
  movers?: Resolver<Maybe<ResolversTypes['Movers']>, ParentType, ContextType, RequireFields<QueryMoversArgs, 'level' | 'limit' | 'run'>>;
  needsOfSpace?: Resolver<ResolversTypes['SpaceNeeds'], ParentType, ContextType, RequireFields<QueryNeedsOfSpaceArgs, 'externalId'>>;
  network?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<QueryNetworkArgs, 'number'>>;
  networks?: Resolver<ReadonlyArray<ResolversTypes['Network']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  openedFacilities?: Resolver<ResolversTypes['OpenedFacilityConnection'], ParentType, ContextType, RequireFields<QueryOpenedFacilitiesArgs, 'first' | 'from' | 'months' | 'to'>>;
  operatingModels?: Resolver<ResolversTypes['OperatingModelConnection'], ParentType, ContextType, RequireFields<QueryOperatingModelsArgs, 'first'>>;
  operationRecords?: Resolver<ResolversTypes['OperationRecordConnection'], ParentType, ContextType, RequireFields<QueryOperationRecordsArgs, 'first'>>;
  operationSummary?: Resolver<ResolversTypes['OperationSummary'], ParentType, ContextType, RequireFields<QueryOperationSummaryArgs, 'period'>>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType, RequireFields<QueryPartnerArgs, 'code'>>;
  partnerCodes?: Resolver<ReadonlyArray<ResolversTypes['PartnerCodePair']>, ParentType, ContextType, RequireFields<QueryPartnerCodesArgs, 'list' | 'partner'>>;
  partnerConflict?: Resolver<Maybe<ResolversTypes['PartnerConflict']>, ParentType, ContextType, RequireFields<QueryPartnerConflictArgs, 'number' | 'partner'>>;
  partnerConflicts?: Resolver<ResolversTypes['PartnerConflictConnection'], ParentType, ContextType, RequireFields<QueryPartnerConflictsArgs, 'first' | 'partner'>>;
  partnerLinks?: Resolver<ResolversTypes['PartnerLinkConnection'], ParentType, ContextType, RequireFields<QueryPartnerLinksArgs, 'first' | 'partner'>>;
  partnerWaiting?: Resolver<ResolversTypes['PartnerWaitingConnection'], ParentType, ContextType, RequireFields<QueryPartnerWaitingArgs, 'first' | 'partner'>>;
  partners?: Resolver<ReadonlyArray<ResolversTypes['Partner']>, ParentType, ContextType>;
  programme?: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType, RequireFields<QueryProgrammeArgs, 'number'>>;
  programmeDashboard?: Resolver<ResolversTypes['Dashboard'], ParentType, ContextType, RequireFields<QueryProgrammeDashboardArgs, 'region' | 'year'>>;
  programmeEffect?: Resolver<ResolversTypes['ProgrammeEffect'], ParentType, ContextType, RequireFields<QueryProgrammeEffectArgs, 'number'>>;
  programmeProgress?: Resolver<ResolversTypes['ProgrammeProgress'], ParentType, ContextType, RequireFields<QueryProgrammeProgressArgs, 'number'>>;
  programmes?: Resolver<ResolversTypes['ProgrammeConnection'], ParentType, ContextType, RequireFields<QueryProgrammesArgs, 'first'>>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<QueryProjectArgs, 'externalId'>>;
  projectCandidates?: Resolver<ResolversTypes['ProjectCandidates'], ParentType, ContextType, RequireFields<QueryProjectCandidatesArgs, 'limit' | 'region'>>;
  projectEffect?: Resolver<ResolversTypes['ProjectEffect'], ParentType, ContextType, RequireFields<QueryProjectEffectArgs, 'externalId'>>;
  projects?: Resolver<ResolversTypes['ProjectConnection'], ParentType, ContextType, RequireFields<QueryProjectsArgs, 'first'>>;
  publishedRanking?: Resolver<Maybe<ResolversTypes['PublishedRanking']>, ParentType, ContextType, RequireFields<QueryPublishedRankingArgs, 'level' | 'period' | 'within'>>;
  quality?: Resolver<ResolversTypes['RegionQualityConnection'], ParentType, ContextType, RequireFields<QueryQualityArgs, 'first' | 'level'>>;
  questionnaire?: Resolver<Maybe<ResolversTypes['Questionnaire']>, ParentType, ContextType, RequireFields<QueryQuestionnaireArgs, 'code'>>;
  questionnaires?: Resolver<ResolversTypes['QuestionnaireConnection'], ParentType, ContextType, RequireFields<QueryQuestionnairesArgs, 'first'>>;
  reach?: Resolver<Maybe<ResolversTypes['Reach']>, ParentType, ContextType, RequireFields<QueryReachArgs, 'profile'>>;
  reaches?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Reach']>>, ParentType, ContextType, RequireFields<QueryReachesArgs, 'origins' | 'profile'>>;
  receivedBundle?: Resolver<Maybe<ResolversTypes['ReceivedBundle']>, ParentType, ContextType, RequireFields<QueryReceivedBundleArgs, 'number'>>;
  receivedBundles?: Resolver<ResolversTypes['ReceivedBundleConnection'], ParentType, ContextType, RequireFields<QueryReceivedBundlesArgs, 'first'>>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType, RequireFields<QueryRegionArgs, 'code'>>;
  regionBoundary?: Resolver<Maybe<ResolversTypes['RegionBoundary']>, ParentType, ContextType, RequireFields<QueryRegionBoundaryArgs, 'code'>>;
  regionChanges?: Resolver<ResolversTypes['RegionChangeConnection'], ParentType, ContextType, RequireFields<QueryRegionChangesArgs, 'first'>>;
  regionEffect?: Resolver<ResolversTypes['RegionEffect'], ParentType, ContextType, RequireFields<QueryRegionEffectArgs, 'region'>>;
  regions?: Resolver<ResolversTypes['RegionConnection'], ParentType, ContextType, RequireFields<QueryRegionsArgs, 'first'>>;
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType, RequireFields<QueryReportArgs, 'region'>>;
  reportFile?: Resolver<Maybe<ResolversTypes['ReportFile']>, ParentType, ContextType, RequireFields<QueryReportFileArgs, 'number'>>;
  reportFiles?: Resolver<ResolversTypes['ReportFileConnection'], ParentType, ContextType, RequireFields<QueryReportFilesArgs, 'first'>>;
  reportingInstance?: Resolver<Maybe<ResolversTypes['ReportingInstance']>, ParentType, ContextType, RequireFields<QueryReportingInstanceArgs, 'name'>>;
  reportingInstances?: Resolver<ReadonlyArray<ResolversTypes['ReportingInstance']>, ParentType, ContextType>;
  responses?: Resolver<ResolversTypes['SurveyResponseConnection'], ParentType, ContextType, RequireFields<QueryResponsesArgs, 'campaign' | 'first'>>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'number'>>;
  runParts?: Resolver<Maybe<ResolversTypes['RunParts']>, ParentType, ContextType, RequireFields<QueryRunPartsArgs, 'run'>>;
  runs?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, RequireFields<QueryRunsArgs, 'first'>>;
  scenario?: Resolver<Maybe<ResolversTypes['Scenario']>, ParentType, ContextType, RequireFields<QueryScenarioArgs, 'number'>>;
  scenarioComparison?: Resolver<ResolversTypes['ScenarioComparison'], ParentType, ContextType, RequireFields<QueryScenarioComparisonArgs, 'numbers' | 'region'>>;
  scenarioOutcome?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType, RequireFields<QueryScenarioOutcomeArgs, 'number'>>;
  scenarios?: Resolver<ResolversTypes['ScenarioConnection'], ParentType, ContextType, RequireFields<QueryScenariosArgs, 'first'>>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType, RequireFields<QueryScheduleArgs, 'number'>>;
  scheduleStarts?: Resolver<Maybe<ResolversTypes['ScheduleStartConnection']>, ParentType, ContextType, RequireFields<QueryScheduleStartsArgs, 'first' | 'schedule'>>;
  schedules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Schedule']>>, ParentType, ContextType>;
  serviceIssues?: Resolver<ResolversTypes['ServiceIssueConnection'], ParentType, ContextType, RequireFields<QueryServiceIssuesArgs, 'first'>>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType, RequireFields<QuerySiteArgs, 'externalId'>>;
  siteHistory?: Resolver<ResolversTypes['SiteVersionConnection'], ParentType, ContextType, RequireFields<QuerySiteHistoryArgs, 'externalId' | 'first'>>;
  siteSelection?: Resolver<ResolversTypes['SiteSelection'], ParentType, ContextType, RequireFields<QuerySiteSelectionArgs, 'typeCode'>>;
  sites?: Resolver<ResolversTypes['SiteConnection'], ParentType, ContextType, RequireFields<QuerySitesArgs, 'first'>>;
  snap?: Resolver<Maybe<ResolversTypes['Snap']>, ParentType, ContextType, RequireFields<QuerySnapArgs, 'lat' | 'lon' | 'profile'>>;
  space?: Resolver<Maybe<ResolversTypes['Space']>, ParentType, ContextType, RequireFields<QuerySpaceArgs, 'externalId'>>;
  spaces?: Resolver<ResolversTypes['SpaceConnection'], ParentType, ContextType, RequireFields<QuerySpacesArgs, 'first'>>;
  standard?: Resolver<Maybe<ResolversTypes['Standard']>, ParentType, ContextType, RequireFields<QueryStandardArgs, 'version'>>;
  standardComparison?: Resolver<Maybe<ResolversTypes['StandardComparison']>, ParentType, ContextType, RequireFields<QueryStandardComparisonArgs, 'version' | 'with'>>;
  standardSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  standards?: Resolver<ReadonlyArray<ResolversTypes['Standard']>, ParentType, ContextType>;
  surveyTasks?: Resolver<ResolversTypes['SurveyTaskConnection'], ParentType, ContextType, RequireFields<QuerySurveyTasksArgs, 'community' | 'first'>>;
  survival?: Resolver<ResolversTypes['SurvivalSummary'], ParentType, ContextType, RequireFields<QuerySurvivalArgs, 'from' | 'months' | 'to'>>;
  unmetDemand?: Resolver<ReadonlyArray<ResolversTypes['UnmetDemand']>, ParentType, ContextType, RequireFields<QueryUnmetDemandArgs, 'campaign' | 'first' | 'standard'>>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<QueryWebhookArgs, 'number'>>;
  webhookDeliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<QueryWebhookDeliveriesArgs, 'first' | 'webhook'>>;
  webhooks?: Resolver<ResolversTypes['WebhookConnection'], ParentType, ContextType, RequireFields<QueryWebhooksArgs, 'first'>>;
  whatIf?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'changes'>>;
};

export type QuestionnaireResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Questionnaire'] = ResolversParentTypes['Questionnaire']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QuestionnaireConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['QuestionnaireConnection'] = ResolversParentTypes['QuestionnaireConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuestionnaireEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QuestionnaireEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['QuestionnaireEdge'] = ResolversParentTypes['QuestionnaireEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Questionnaire'], ParentType, ContextType>;
};

export type RangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Range'] = ResolversParentTypes['Range']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RankedCountsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RankedCounts'] = ResolversParentTypes['RankedCounts']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  siblings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankedRegionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RankedRegion'] = ResolversParentTypes['RankedRegion']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  indexRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  percentile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankInLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankInLevelRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  rankRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  rankedInLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankedSiblings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RankedRegionConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RankedRegionConnection'] = ResolversParentTypes['RankedRegionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RankedRegionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RankedRegionEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RankedRegionEdge'] = ResolversParentTypes['RankedRegionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RankedRegion'], ParentType, ContextType>;
};

export type ReachResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Reach'] = ResolversParentTypes['Reach']> = {
  budgetMetres?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  metresPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  minutes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['NetworkName'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ReachOrigin'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['ReachedType']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReachOriginResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReachOrigin'] = ResolversParentTypes['ReachOrigin']> = {
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  legMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  onNetwork?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReachedTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReachedType'] = ResolversParentTypes['ReachedType']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  nearest?: Resolver<ResolversTypes['NearestFacility'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ReceivedBundleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReceivedBundle'] = ResolversParentTypes['ReceivedBundle']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inputHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instance?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sections?: Resolver<ReadonlyArray<ResolversTypes['BundleSection']>, ParentType, ContextType>;
  senderRunId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  superseded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReceivedBundleConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReceivedBundleConnection'] = ResolversParentTypes['ReceivedBundleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReceivedBundleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReceivedBundleEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReceivedBundleEdge'] = ResolversParentTypes['ReceivedBundleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReceivedBundle'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  children?: Resolver<ResolversTypes['RegionConnection'], ParentType, ContextType, RequireFields<RegionChildrenArgs, 'first'>>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communities?: Resolver<ResolversTypes['RegionConnection'], ParentType, ContextType, RequireFields<RegionCommunitiesArgs, 'first'>>;
  facilities?: Resolver<ResolversTypes['FacilityConnection'], ParentType, ContextType, RequireFields<RegionFacilitiesArgs, 'first'>>;
  futureStatus?: Resolver<Maybe<ResolversTypes['FutureStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['RegionScore']>, ParentType, ContextType, Partial<RegionScoreArgs>>;
  sites?: Resolver<ResolversTypes['SiteConnection'], ParentType, ContextType, RequireFields<RegionSitesArgs, 'first'>>;
  trend?: Resolver<ReadonlyArray<ResolversTypes['Trend']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegionBoundaryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionBoundary'] = ResolversParentTypes['RegionBoundary']> = {
  boundary?: Resolver<Maybe<ResolversTypes['GeoJSONGeometry']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type RegionChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionChange'] = ResolversParentTypes['RegionChange']> = {
  effectiveOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RegionChangeKind'], ParentType, ContextType>;
  newCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  newName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oldCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  oldName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegionChangeConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionChangeConnection'] = ResolversParentTypes['RegionChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RegionChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegionChangeEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionChangeEdge'] = ResolversParentTypes['RegionChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RegionChange'], ParentType, ContextType>;
};

export type RegionChangeSetResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionChangeSet'] = ResolversParentTypes['RegionChangeSet']> = {
  appliedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['MovedThings'], ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['MovedThings'], ParentType, ContextType>;
  pairs?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegionConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionConnection'] = ResolversParentTypes['RegionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RegionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegionCoverageResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionCoverage'] = ResolversParentTypes['RegionCoverage']> = {
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estatesShort?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estatesUnknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  households?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RegionCoverageConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionCoverageConnection'] = ResolversParentTypes['RegionCoverageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RegionCoverageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegionCoverageEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionCoverageEdge'] = ResolversParentTypes['RegionCoverageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RegionCoverage'], ParentType, ContextType>;
};

export type RegionEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionEdge'] = ResolversParentTypes['RegionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type RegionEffectResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionEffect'] = ResolversParentTypes['RegionEffect']> = {
  counties?: Resolver<ReadonlyArray<ResolversTypes['CountyEffect']>, ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lessons?: Resolver<ReadonlyArray<ResolversTypes['Lesson']>, ParentType, ContextType>;
  measuredLift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['ProjectEffect']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type RegionInequalityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionInequality'] = ResolversParentTypes['RegionInequality']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  groups?: Resolver<Maybe<ResolversTypes['RegionLevel']>, ParentType, ContextType>;
  overall?: Resolver<ResolversTypes['Inequality'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeInequality']>, ParentType, ContextType>;
};

export type RegionQualityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionQuality'] = ResolversParentTypes['RegionQuality']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  critical?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flawless?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  major?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionQualityConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionQualityConnection'] = ResolversParentTypes['RegionQualityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RegionQualityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegionQualityEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionQualityEdge'] = ResolversParentTypes['RegionQualityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RegionQuality'], ParentType, ContextType>;
};

export type RegionScoreResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionScore'] = ResolversParentTypes['RegionScore']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CategoryScore']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  communities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType, RequireFields<RegionScoreExplanationArgs, 'figure' | 'limit'>>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  indexRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  inequality?: Resolver<ResolversTypes['RegionInequality'], ParentType, ContextType, Partial<RegionScoreInequalityArgs>>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevelRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  rankRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sensitivity?: Resolver<ResolversTypes['Sensitivity'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['Shortfall']>, ParentType, ContextType, RequireFields<RegionScoreShortfallsArgs, 'first'>>;
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['Trend'], ParentType, ContextType, Partial<RegionScoreTrendArgs>>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeScore']>, ParentType, ContextType>;
};

export type RegionScoreConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionScoreConnection'] = ResolversParentTypes['RegionScoreConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RegionScoreEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegionScoreEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RegionScoreEdge'] = ResolversParentTypes['RegionScoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
};

export type RemoteFacilitiesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RemoteFacilities'] = ResolversParentTypes['RemoteFacilities']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['RemoteFacility']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RemoteFacilityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RemoteFacility'] = ResolversParentTypes['RemoteFacility']> = {
  communityCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  streetMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RemoteSiteResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RemoteSite'] = ResolversParentTypes['RemoteSite']> = {
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  streetMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RemoteSitesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RemoteSites'] = ResolversParentTypes['RemoteSites']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['RemoteSite']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  categories?: Resolver<ReadonlyArray<ResolversTypes['CategoryScore']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['CauseCount']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['ReportEvidence'], ParentType, ContextType>;
  inequality?: Resolver<ResolversTypes['Inequality'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['ReportMethod'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['ReportPlace']>, ParentType, ContextType>;
  ranked?: Resolver<ResolversTypes['RankedCounts'], ParentType, ContextType>;
  ranking?: Resolver<ReadonlyArray<ResolversTypes['RegionScore']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['ReportReference']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  sensitivity?: Resolver<ResolversTypes['Sensitivity'], ParentType, ContextType>;
  shortfalls?: Resolver<ReadonlyArray<ResolversTypes['Shortfall']>, ParentType, ContextType>;
  suggestions?: Resolver<ReadonlyArray<ResolversTypes['Suggestion']>, ParentType, ContextType>;
  treatFirst?: Resolver<ReadonlyArray<ResolversTypes['TreatFirst']>, ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeScore']>, ParentType, ContextType>;
};

export type ReportEvidenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportEvidence'] = ResolversParentTypes['ReportEvidence']> = {
  sites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesImputed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sitesOffNetwork?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportFileResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportFile'] = ResolversParentTypes['ReportFile']> = {
  bytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chapters?: Resolver<ResolversTypes['ReportChapters'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ReportFormat'], ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['ReportLanguage'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReportStatus'], ParentType, ContextType>;
  stepsDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stepsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportFileConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportFileConnection'] = ResolversParentTypes['ReportFileConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReportFileEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReportFileEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportFileEdge'] = ResolversParentTypes['ReportFileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReportFile'], ParentType, ContextType>;
};

export type ReportMethodResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportMethod'] = ResolversParentTypes['ReportMethod']> = {
  grades?: Resolver<ReadonlyArray<ResolversTypes['Grade']>, ParentType, ContextType>;
  methodVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['WalkingSpeed']>, ParentType, ContextType>;
  standardTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  thresholds?: Resolver<ResolversTypes['ShortfallThresholds'], ParentType, ContextType>;
};

export type ReportPlaceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportPlace'] = ResolversParentTypes['ReportPlace']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReportReferenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportReference'] = ResolversParentTypes['ReportReference']> = {
  categories?: Resolver<ReadonlyArray<ResolversTypes['CategoryScore']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeScore']>, ParentType, ContextType>;
};

export type ReportingInstanceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ReportingInstance'] = ResolversParentTypes['ReportingInstance']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['BundleKey']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RequestedRecalculationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RequestedRecalculation'] = ResolversParentTypes['RequestedRecalculation']> = {
  created?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RequestedReportResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RequestedReport'] = ResolversParentTypes['RequestedReport']> = {
  contentUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  report?: Resolver<ResolversTypes['ReportFile'], ParentType, ContextType>;
};

export type RunResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  baseRunId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  distribution?: Resolver<Maybe<ResolversTypes['Distribution']>, ParentType, ContextType, RequireFields<RunDistributionArgs, 'figure' | 'level'>>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inputsOf?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['RunMode'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType>;
  networkId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  networkName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priorities?: Resolver<ResolversTypes['PriorityConnection'], ParentType, ContextType, RequireFields<RunPrioritiesArgs, 'first'>>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  publishedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ranking?: Resolver<ResolversTypes['RankedRegionConnection'], ParentType, ContextType, RequireFields<RunRankingArgs, 'figure' | 'first' | 'level'>>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['RegionScore']>, ParentType, ContextType, RequireFields<RunScoreArgs, 'code'>>;
  scores?: Resolver<ResolversTypes['RegionScoreConnection'], ParentType, ContextType, RequireFields<RunScoresArgs, 'first'>>;
  sensitivityAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shortfalls?: Resolver<ResolversTypes['ShortfallConnection'], ParentType, ContextType, RequireFields<RunShortfallsArgs, 'first'>>;
  standard?: Resolver<ResolversTypes['Standard'], ParentType, ContextType>;
  standardAuthority?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
  stepsDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stepsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RunPartResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RunPart'] = ResolversParentTypes['RunPart']> = {
  bundle?: Resolver<Maybe<ResolversTypes['PartBundle']>, ParentType, ContextType>;
  inputHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['RunMode'], ParentType, ContextType>;
  referenceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
};

export type RunPartsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['RunParts'] = ResolversParentTypes['RunParts']> = {
  missing?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['RunMode'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['RunPart']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScenarioResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Scenario'] = ResolversParentTypes['Scenario']> = {
  changes?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  crs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ScenarioComparisonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScenarioComparison'] = ResolversParentTypes['ScenarioComparison']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scenarios?: Resolver<ReadonlyArray<ResolversTypes['ComparedScenario']>, ParentType, ContextType>;
};

export type ScenarioConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScenarioConnection'] = ResolversParentTypes['ScenarioConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScenarioEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScenarioEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScenarioEdge'] = ResolversParentTypes['ScenarioEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scenario'], ParentType, ContextType>;
};

export type ScheduleResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cron?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['ScheduleStart']>, ParentType, ContextType>;
  lastStartedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['RunMode'], ParentType, ContextType>;
  nextDue?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publish?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scopeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  standardVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleStartResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScheduleStart'] = ResolversParentTypes['ScheduleStart']> = {
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publish?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runStatus?: Resolver<Maybe<ResolversTypes['RunStatus']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ScheduleStartConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScheduleStartConnection'] = ResolversParentTypes['ScheduleStartConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScheduleStartEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScheduleStartEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ScheduleStartEdge'] = ResolversParentTypes['ScheduleStartEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduleStart'], ParentType, ContextType>;
};

export type SensitivityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Sensitivity'] = ResolversParentTypes['Sensitivity']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  indexRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevelRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  rankRange?: Resolver<Maybe<ResolversTypes['Range']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  variants?: Resolver<ReadonlyArray<ResolversTypes['VariedScore']>, ParentType, ContextType>;
};

export type ServiceIssueResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ServiceIssue'] = ResolversParentTypes['ServiceIssue']> = {
  closedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facilityExternalId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ServiceIssueKind'], ParentType, ContextType>;
  openedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ServiceIssueState'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ServiceIssueConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ServiceIssueConnection'] = ResolversParentTypes['ServiceIssueConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ServiceIssueEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ServiceIssueEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ServiceIssueEdge'] = ResolversParentTypes['ServiceIssueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ServiceIssue'], ParentType, ContextType>;
};

export type ShortEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortEdge'] = ResolversParentTypes['ShortEdge']> = {
  edge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  metres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ratio?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  straightMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShortEdgesResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortEdges'] = ResolversParentTypes['ShortEdges']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['ShortEdge']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShortFigureResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortFigure'] = ResolversParentTypes['ShortFigure']> = {
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShortfallResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Shortfall'] = ResolversParentTypes['Shortfall']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['FoundCause']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  short?: Resolver<ReadonlyArray<ResolversTypes['ShortFigure']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeNameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeNameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShortfallConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortfallConnection'] = ResolversParentTypes['ShortfallConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShortfallEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ShortfallEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortfallEdge'] = ResolversParentTypes['ShortfallEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Shortfall'], ParentType, ContextType>;
};

export type ShortfallSumResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortfallSum'] = ResolversParentTypes['ShortfallSum']> = {
  eased?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  met?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projectIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ShortfallScope'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  short?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  treated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShortfallThresholdsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['ShortfallThresholds'] = ResolversParentTypes['ShortfallThresholds']> = {
  count?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  governance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  supply?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SiteResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  children?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  community?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  elderly?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  households?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  location?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  underRenovation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verifiedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteBehindResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteBehind'] = ResolversParentTypes['SiteBehind']> = {
  basePeople?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  groupPeople?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  groupsGiven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  inDoubt?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onNetwork?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sufficiency?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SiteConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteConnection'] = ResolversParentTypes['SiteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SiteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SiteEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteEdge'] = ResolversParentTypes['SiteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
};

export type SiteEvidenceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteEvidence'] = ResolversParentTypes['SiteEvidence']> = {
  children?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  childrenGiven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  elderly?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  elderlyGiven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inDoubt?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onNetwork?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SiteSelectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteSelection'] = ResolversParentTypes['SiteSelection']> = {
  candidates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chosen?: Resolver<ReadonlyArray<ResolversTypes['ChosenSite']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['SiteSelectionCoverage'], ParentType, ContextType>;
  gain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  guarantee?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  leastNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  optimal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upperBound?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SiteSelectionCoverageResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteSelectionCoverage'] = ResolversParentTypes['SiteSelectionCoverage']> = {
  after?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SiteVersionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteVersion'] = ResolversParentTypes['SiteVersion']> = {
  change?: Resolver<Maybe<ResolversTypes['VersionChange']>, ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SiteVersionConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteVersionConnection'] = ResolversParentTypes['SiteVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SiteVersionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SiteVersionEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteVersionEdge'] = ResolversParentTypes['SiteVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SiteVersion'], ParentType, ContextType>;
};

export type SiteWalkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SiteWalk'] = ResolversParentTypes['SiteWalk']> = {
  metres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  site?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SmallComponentsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SmallComponents'] = ResolversParentTypes['SmallComponents']> = {
  components?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  junctions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  streetMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SnapResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Snap'] = ResolversParentTypes['Snap']> = {
  network?: Resolver<ResolversTypes['NetworkName'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['SnapOrigin'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['StreetPosition']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SnapOriginResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SnapOrigin'] = ResolversParentTypes['SnapOrigin']> = {
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SpaceResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Space'] = ResolversParentTypes['Space']> = {
  area?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  availability?: Resolver<ResolversTypes['SpaceAvailability'], ParentType, ContextType>;
  availableFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  circlePlanId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fifteenMinuteCircle?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fiveMinuteCircle?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  floor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SpaceKind'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unfitTypes?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SpaceConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SpaceConnection'] = ResolversParentTypes['SpaceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SpaceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SpaceEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SpaceEdge'] = ResolversParentTypes['SpaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Space'], ParentType, ContextType>;
};

export type SpaceNeedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SpaceNeed'] = ResolversParentTypes['SpaceNeed']> = {
  byCircle?: Resolver<ReadonlyArray<ResolversTypes['CircleNeed']>, ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  sizeFit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unmet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  worth?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SpaceNeedsResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SpaceNeeds'] = ResolversParentTypes['SpaceNeeds']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['SpaceNeed']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StandardResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Standard'] = ResolversParentTypes['Standard']> = {
  authority?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['FacilityType']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StandardChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['StandardChange'] = ResolversParentTypes['StandardChange']> = {
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type StandardComparisonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['StandardComparison'] = ResolversParentTypes['StandardComparison']> = {
  after?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['StandardChange']>, ParentType, ContextType>;
};

export type StandingResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Standing'] = ResolversParentTypes['Standing']> = {
  communities?: Resolver<ReadonlyArray<ResolversTypes['CommunityStanding']>, ParentType, ContextType>;
  county?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeStanding']>, ParentType, ContextType>;
};

export type StreetPositionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['StreetPosition'] = ResolversParentTypes['StreetPosition']> = {
  edge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromSourceMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  legMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['GeoJSONPoint'], ParentType, ContextType>;
  street?: Resolver<ResolversTypes['GeoJSONGeometry'], ParentType, ContextType>;
  toTargetMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type StreetQualityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['StreetQuality'] = ResolversParentTypes['StreetQuality']> = {
  box?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  deadEnds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  junctions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leastRatio?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  metres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shortEdges?: Resolver<ResolversTypes['ShortEdges'], ParentType, ContextType>;
  zeroLengthEdges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  runProgress?: SubscriptionResolver<ResolversTypes['Run'], "runProgress", ParentType, ContextType, RequireFields<SubscriptionRunProgressArgs, 'number'>>;
};

export type SuggestedForResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SuggestedFor'] = ResolversParentTypes['SuggestedFor']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeNameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeNameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  for?: Resolver<ReadonlyArray<ResolversTypes['SuggestedFor']>, ParentType, ContextType>;
  measureEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measureZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SurveyLinkResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyLink'] = ResolversParentTypes['SurveyLink']> = {
  expiresOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ofHousehold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  site?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SurveyResponseResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyResponse'] = ResolversParentTypes['SurveyResponse']> = {
  ageGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  answers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['ResponseFlag']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  site?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SurveyResponseConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyResponseConnection'] = ResolversParentTypes['SurveyResponseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SurveyResponseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SurveyResponseEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyResponseEdge'] = ResolversParentTypes['SurveyResponseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SurveyResponse'], ParentType, ContextType>;
};

export type SurveyTaskResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyTask'] = ResolversParentTypes['SurveyTask']> = {
  about?: Resolver<ResolversTypes['InventoryThing'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lack?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['SurveyTaskReason']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FlawSeverity'], ParentType, ContextType>;
};

export type SurveyTaskConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyTaskConnection'] = ResolversParentTypes['SurveyTaskConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SurveyTaskEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SurveyTaskEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyTaskEdge'] = ResolversParentTypes['SurveyTaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SurveyTask'], ParentType, ContextType>;
};

export type SurveyTaskReasonResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurveyTaskReason'] = ResolversParentTypes['SurveyTaskReason']> = {
  detail?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['QualityRule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FlawSeverity'], ParentType, ContextType>;
};

export type SurvivalResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Survival'] = ResolversParentTypes['Survival']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  judged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareActive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareAlive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  suspended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  young?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SurvivalOfModelResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurvivalOfModel'] = ResolversParentTypes['SurvivalOfModel']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  judged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['OperatingModelName']>, ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareActive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareAlive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  suspended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  young?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SurvivalOfRegionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurvivalOfRegion'] = ResolversParentTypes['SurvivalOfRegion']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  judged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareActive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareAlive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  suspended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  young?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SurvivalOfTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurvivalOfType'] = ResolversParentTypes['SurvivalOfType']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  judged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareActive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareAlive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  suspended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  young?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SurvivalSummaryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SurvivalSummary'] = ResolversParentTypes['SurvivalSummary']> = {
  byModel?: Resolver<ReadonlyArray<ResolversTypes['SurvivalOfModel']>, ParentType, ContextType>;
  byRegion?: Resolver<ReadonlyArray<ResolversTypes['SurvivalOfRegion']>, ParentType, ContextType>;
  byType?: Resolver<ReadonlyArray<ResolversTypes['SurvivalOfType']>, ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  openingUnknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Survival'], ParentType, ContextType>;
};

export type SymbolValueResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['SymbolValue'] = ResolversParentTypes['SymbolValue']> = {
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TheilSplitResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TheilSplit'] = ResolversParentTypes['TheilSplit']> = {
  between?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  betweenShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  groups?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  within?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TreatFirstResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TreatFirst'] = ResolversParentTypes['TreatFirst']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CommunityKind']>, ParentType, ContextType>;
  main?: Resolver<ResolversTypes['Mark'], ParentType, ContextType>;
  marks?: Resolver<ReadonlyArray<ResolversTypes['PriorityMark']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  population?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  whyEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  whyZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrendResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Trend'] = ResolversParentTypes['Trend']> = {
  after?: Resolver<ResolversTypes['RegionScore'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['RegionScore']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Movement'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  comparable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  previousRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TypeChange']>, ParentType, ContextType>;
};

export type TypeChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeChange'] = ResolversParentTypes['TypeChange']> = {
  balance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  base?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['ChangeCause'], ParentType, ContextType>;
  governance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreAfter?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scoreBefore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TypeCountResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeCount'] = ResolversParentTypes['TypeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TypeInequalityResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeInequality'] = ResolversParentTypes['TypeInequality']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gini?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  palma?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  split?: Resolver<Maybe<ResolversTypes['TheilSplit']>, ParentType, ContextType>;
  sufficiency?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  theil?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TypeProgressResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeProgress'] = ResolversParentTypes['TypeProgress']> = {
  budget?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  liftAccepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestonesDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milestonesLate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  states?: Resolver<ResolversTypes['ProjectsByState'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TypeScoreResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeScore'] = ResolversParentTypes['TypeScore']> = {
  applies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  basePeople?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closedOnTime?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesCounted?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesInBudget?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  facilitiesOwn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  facilitiesReached?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  facilitiesRequired?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governanceDue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  groupPeople?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hoursUnknown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operating?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  satisfaction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sizesImputed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  supply?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  supplyRequired?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  surveyed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  worstQuarter?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TypeStandingResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['TypeStanding'] = ResolversParentTypes['TypeStanding']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  facilitiesOwn?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  supply?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnmetDemandResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['UnmetDemand'] = ResolversParentTypes['UnmetDemand']> = {
  asks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  communityCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VariedScoreResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['VariedScore'] = ResolversParentTypes['VariedScore']> = {
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  variant?: Resolver<ResolversTypes['Variant'], ParentType, ContextType>;
};

export type VerificationResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Verification'] = ResolversParentTypes['Verification']> = {
  externalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verifiedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type VersionChangeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['VersionChange'] = ResolversParentTypes['VersionChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InventoryChangeKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WalkingSpeedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WalkingSpeed'] = ResolversParentTypes['WalkingSpeed']> = {
  metresPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  missed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<ResolversTypes['WebhookSecret']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookState'], ParentType, ContextType>;
  stateSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookConnection'] = ResolversParentTypes['WebhookConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempts?: Resolver<ReadonlyArray<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEdgeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookEdge'] = ResolversParentTypes['WebhookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type WebhookSecretResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WebhookSecret'] = ResolversParentTypes['WebhookSecret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WhatIfResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIf'] = ResolversParentTypes['WhatIf']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['WhatIfRegion']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  served?: Resolver<ResolversTypes['WhatIfServedAtAll'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['WhatIfServed']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WhatIfRegionResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfRegion'] = ResolversParentTypes['WhatIfRegion']> = {
  after?: Resolver<ResolversTypes['WhatIfRegionFigures'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['WhatIfRegionFigures'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  nameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['WhatIfType']>, ParentType, ContextType>;
};

export type WhatIfRegionFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfRegionFigures'] = ResolversParentTypes['WhatIfRegionFigures']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gini?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankInLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WhatIfServedResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfServed'] = ResolversParentTypes['WhatIfServed']> = {
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  noLonger?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WhatIfServedAtAllResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfServedAtAll'] = ResolversParentTypes['WhatIfServedAtAll']> = {
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  noLonger?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
};

export type WhatIfTypeResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfType'] = ResolversParentTypes['WhatIfType']> = {
  after?: Resolver<ResolversTypes['WhatIfTypeFigures'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['WhatIfTypeFigures'], ParentType, ContextType>;
  typeCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WhatIfTypeFiguresResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['WhatIfTypeFigures'] = ResolversParentTypes['WhatIfTypeFigures']> = {
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  governance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type YearOfPlanResolvers<ContextType = MercuriusContext, ParentType extends ResolversParentTypes['YearOfPlan'] = ResolversParentTypes['YearOfPlan']> = {
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  county?: Resolver<ResolversTypes['IndexFigures'], ParentType, ContextType>;
  facilities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newly?: Resolver<ResolversTypes['PeopleServed'], ParentType, ContextType>;
  targetsDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targetsMet?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targetsNotApplying?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = MercuriusContext> = {
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  Bin?: BinResolvers<ContextType>;
  BriefFacility?: BriefFacilityResolvers<ContextType>;
  BundleKey?: BundleKeyResolvers<ContextType>;
  BundleSection?: BundleSectionResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignConnection?: CampaignConnectionResolvers<ContextType>;
  CampaignEdge?: CampaignEdgeResolvers<ContextType>;
  CategoryScore?: CategoryScoreResolvers<ContextType>;
  CauseCount?: CauseCountResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangePage?: ChangePageResolvers<ContextType>;
  ChangedConformity?: ChangedConformityResolvers<ContextType>;
  ChangedFigure?: ChangedFigureResolvers<ContextType>;
  ChangedMoney?: ChangedMoneyResolvers<ContextType>;
  ChangedTarget?: ChangedTargetResolvers<ContextType>;
  ChosenFacility?: ChosenFacilityResolvers<ContextType>;
  ChosenSite?: ChosenSiteResolvers<ContextType>;
  CircleBand?: CircleBandResolvers<ContextType>;
  CircleBands?: CircleBandsResolvers<ContextType>;
  CircleBreach?: CircleBreachResolvers<ContextType>;
  CircleCheckup?: CircleCheckupResolvers<ContextType>;
  CircleFacility?: CircleFacilityResolvers<ContextType>;
  CircleNeed?: CircleNeedResolvers<ContextType>;
  CirclePlan?: CirclePlanResolvers<ContextType>;
  CirclePlanConnection?: CirclePlanConnectionResolvers<ContextType>;
  CirclePlanCounty?: CirclePlanCountyResolvers<ContextType>;
  CirclePlanEdge?: CirclePlanEdgeResolvers<ContextType>;
  CircleProblem?: CircleProblemResolvers<ContextType>;
  CircleScore?: CircleScoreResolvers<ContextType>;
  CircleScores?: CircleScoresResolvers<ContextType>;
  CircleShortfall?: CircleShortfallResolvers<ContextType>;
  CircleSite?: CircleSiteResolvers<ContextType>;
  CircleTierFigures?: CircleTierFiguresResolvers<ContextType>;
  CircleType?: CircleTypeResolvers<ContextType>;
  CircleValidation?: CircleValidationResolvers<ContextType>;
  ClosedCampaign?: ClosedCampaignResolvers<ContextType>;
  CollectedItem?: CollectedItemResolvers<ContextType>;
  CollectedProblem?: CollectedProblemResolvers<ContextType>;
  CollectedResponse?: CollectedResponseResolvers<ContextType>;
  CommunityCheckup?: CommunityCheckupResolvers<ContextType>;
  CommunityPortrait?: CommunityPortraitResolvers<ContextType>;
  CommunityStanding?: CommunityStandingResolvers<ContextType>;
  ComparedCommunity?: ComparedCommunityResolvers<ContextType>;
  ComparedScenario?: ComparedScenarioResolvers<ContextType>;
  ComparedTarget?: ComparedTargetResolvers<ContextType>;
  ComparedYear?: ComparedYearResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  ConformityCounts?: ConformityCountsResolvers<ContextType>;
  CostBySpaceKind?: CostBySpaceKindResolvers<ContextType>;
  CostByType?: CostByTypeResolvers<ContextType>;
  CountyEffect?: CountyEffectResolvers<ContextType>;
  CountyProgress?: CountyProgressResolvers<ContextType>;
  Dashboard?: DashboardResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DecidedDuplicate?: DecidedDuplicateResolvers<ContextType>;
  Declaration?: DeclarationResolvers<ContextType>;
  DeclarationConnection?: DeclarationConnectionResolvers<ContextType>;
  DeclarationEdge?: DeclarationEdgeResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  DemandConnection?: DemandConnectionResolvers<ContextType>;
  DemandEdge?: DemandEdgeResolvers<ContextType>;
  Distribution?: DistributionResolvers<ContextType>;
  DistrictPlan?: DistrictPlanResolvers<ContextType>;
  DistrictPlanBrief?: DistrictPlanBriefResolvers<ContextType>;
  DistrictPlanComparison?: DistrictPlanComparisonResolvers<ContextType>;
  DistrictPlanConnection?: DistrictPlanConnectionResolvers<ContextType>;
  DistrictPlanEdge?: DistrictPlanEdgeResolvers<ContextType>;
  DistrictPlanFacility?: DistrictPlanFacilityResolvers<ContextType>;
  DistrictPlanMove?: DistrictPlanMoveResolvers<ContextType>;
  DuplicateSide?: DuplicateSideResolvers<ContextType>;
  EditedCircles?: EditedCirclesResolvers<ContextType>;
  EstateCoverage?: EstateCoverageResolvers<ContextType>;
  EstateCoverageConnection?: EstateCoverageConnectionResolvers<ContextType>;
  EstateCoverageEdge?: EstateCoverageEdgeResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceFigure?: EvidenceFigureResolvers<ContextType>;
  ExpectedGain?: ExpectedGainResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  ExplanationBasis?: ExplanationBasisResolvers<ContextType>;
  ExplanationFlag?: ExplanationFlagResolvers<ContextType>;
  ExplanationPart?: ExplanationPartResolvers<ContextType>;
  ExplanationTerm?: ExplanationTermResolvers<ContextType>;
  Facility?: FacilityResolvers<ContextType>;
  FacilityBehind?: FacilityBehindResolvers<ContextType>;
  FacilityConnection?: FacilityConnectionResolvers<ContextType>;
  FacilityDocument?: FacilityDocumentResolvers<ContextType>;
  FacilityEdge?: FacilityEdgeResolvers<ContextType>;
  FacilityEvidence?: FacilityEvidenceResolvers<ContextType>;
  FacilityOperation?: FacilityOperationResolvers<ContextType>;
  FacilityType?: FacilityTypeResolvers<ContextType>;
  FacilityVersion?: FacilityVersionResolvers<ContextType>;
  FacilityVersionConnection?: FacilityVersionConnectionResolvers<ContextType>;
  FacilityVersionEdge?: FacilityVersionEdgeResolvers<ContextType>;
  Fairness?: FairnessResolvers<ContextType>;
  FigureReference?: FigureReferenceResolvers<ContextType>;
  FilledDistrictPlan?: FilledDistrictPlanResolvers<ContextType>;
  FittingSpace?: FittingSpaceResolvers<ContextType>;
  FittingSpaces?: FittingSpacesResolvers<ContextType>;
  Flaw?: FlawResolvers<ContextType>;
  FlawConnection?: FlawConnectionResolvers<ContextType>;
  FlawEdge?: FlawEdgeResolvers<ContextType>;
  FoundCause?: FoundCauseResolvers<ContextType>;
  FullCirclePlan?: FullCirclePlanResolvers<ContextType>;
  FullDistrictPlan?: FullDistrictPlanResolvers<ContextType>;
  FullLivingCircle?: FullLivingCircleResolvers<ContextType>;
  Gain?: GainResolvers<ContextType>;
  GainOfType?: GainOfTypeResolvers<ContextType>;
  GeoJSONGeometry?: GraphQLScalarType;
  GeoJSONPoint?: GraphQLScalarType;
  Grade?: GradeResolvers<ContextType>;
  GradeCount?: GradeCountResolvers<ContextType>;
  GuideQuestion?: GuideQuestionResolvers<ContextType>;
  GuideTheme?: GuideThemeResolvers<ContextType>;
  HoldingModel?: HoldingModelResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportConnection?: ImportConnectionResolvers<ContextType>;
  ImportEdge?: ImportEdgeResolvers<ContextType>;
  ImportProblem?: ImportProblemResolvers<ContextType>;
  ImportProblemConnection?: ImportProblemConnectionResolvers<ContextType>;
  ImportProblemEdge?: ImportProblemEdgeResolvers<ContextType>;
  ImportProfile?: ImportProfileResolvers<ContextType>;
  IndexChange?: IndexChangeResolvers<ContextType>;
  IndexFigures?: IndexFiguresResolvers<ContextType>;
  IndexTarget?: IndexTargetResolvers<ContextType>;
  Inequality?: InequalityResolvers<ContextType>;
  Interview?: InterviewResolvers<ContextType>;
  InterviewConnection?: InterviewConnectionResolvers<ContextType>;
  InterviewEdge?: InterviewEdgeResolvers<ContextType>;
  InterviewNote?: InterviewNoteResolvers<ContextType>;
  InventoryChange?: InventoryChangeResolvers<ContextType>;
  InventoryChangeConnection?: InventoryChangeConnectionResolvers<ContextType>;
  InventoryChangeEdge?: InventoryChangeEdgeResolvers<ContextType>;
  Isochrone?: IsochroneResolvers<ContextType>;
  IsochroneCollection?: IsochroneCollectionResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JudgedTarget?: JudgedTargetResolvers<ContextType>;
  LeftOutProject?: LeftOutProjectResolvers<ContextType>;
  LeftProject?: LeftProjectResolvers<ContextType>;
  Lesson?: LessonResolvers<ContextType>;
  LiftedCommunity?: LiftedCommunityResolvers<ContextType>;
  LikelyDuplicate?: LikelyDuplicateResolvers<ContextType>;
  LikelyDuplicateConnection?: LikelyDuplicateConnectionResolvers<ContextType>;
  LikelyDuplicateEdge?: LikelyDuplicateEdgeResolvers<ContextType>;
  LivingCircle?: LivingCircleResolvers<ContextType>;
  LivingCircleConnection?: LivingCircleConnectionResolvers<ContextType>;
  LivingCircleEdge?: LivingCircleEdgeResolvers<ContextType>;
  LongLegs?: LongLegsResolvers<ContextType>;
  MarkInputs?: MarkInputsResolvers<ContextType>;
  Milestone?: MilestoneResolvers<ContextType>;
  MovedFacility?: MovedFacilityResolvers<ContextType>;
  MovedProject?: MovedProjectResolvers<ContextType>;
  MovedThings?: MovedThingsResolvers<ContextType>;
  Movement?: MovementResolvers<ContextType>;
  Movers?: MoversResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NearestFacility?: NearestFacilityResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NetworkComponent?: NetworkComponentResolvers<ContextType>;
  NetworkComponents?: NetworkComponentsResolvers<ContextType>;
  NetworkName?: NetworkNameResolvers<ContextType>;
  NetworkQuality?: NetworkQualityResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  ObservationEvidence?: ObservationEvidenceResolvers<ContextType>;
  Observed?: ObservedResolvers<ContextType>;
  OffNetwork?: OffNetworkResolvers<ContextType>;
  OpenedFacility?: OpenedFacilityResolvers<ContextType>;
  OpenedFacilityConnection?: OpenedFacilityConnectionResolvers<ContextType>;
  OpenedFacilityEdge?: OpenedFacilityEdgeResolvers<ContextType>;
  Opening?: OpeningResolvers<ContextType>;
  OperatingModel?: OperatingModelResolvers<ContextType>;
  OperatingModelConnection?: OperatingModelConnectionResolvers<ContextType>;
  OperatingModelEdge?: OperatingModelEdgeResolvers<ContextType>;
  OperationFigures?: OperationFiguresResolvers<ContextType>;
  OperationOfModel?: OperationOfModelResolvers<ContextType>;
  OperationOfRegion?: OperationOfRegionResolvers<ContextType>;
  OperationOfType?: OperationOfTypeResolvers<ContextType>;
  OperationRecord?: OperationRecordResolvers<ContextType>;
  OperationRecordConnection?: OperationRecordConnectionResolvers<ContextType>;
  OperationRecordEdge?: OperationRecordEdgeResolvers<ContextType>;
  OperationSummary?: OperationSummaryResolvers<ContextType>;
  OtherBudget?: OtherBudgetResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartBundle?: PartBundleResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerCodePair?: PartnerCodePairResolvers<ContextType>;
  PartnerConflict?: PartnerConflictResolvers<ContextType>;
  PartnerConflictConnection?: PartnerConflictConnectionResolvers<ContextType>;
  PartnerConflictEdge?: PartnerConflictEdgeResolvers<ContextType>;
  PartnerItemProblem?: PartnerItemProblemResolvers<ContextType>;
  PartnerLink?: PartnerLinkResolvers<ContextType>;
  PartnerLinkConnection?: PartnerLinkConnectionResolvers<ContextType>;
  PartnerLinkEdge?: PartnerLinkEdgeResolvers<ContextType>;
  PartnerNeed?: PartnerNeedResolvers<ContextType>;
  PartnerWaiting?: PartnerWaitingResolvers<ContextType>;
  PartnerWaitingConnection?: PartnerWaitingConnectionResolvers<ContextType>;
  PartnerWaitingEdge?: PartnerWaitingEdgeResolvers<ContextType>;
  PartnerWaitingSummary?: PartnerWaitingSummaryResolvers<ContextType>;
  PeopleServed?: PeopleServedResolvers<ContextType>;
  PeriodOfOperation?: PeriodOfOperationResolvers<ContextType>;
  PlanMoney?: PlanMoneyResolvers<ContextType>;
  PlanShortfall?: PlanShortfallResolvers<ContextType>;
  PlanShortfallConnection?: PlanShortfallConnectionResolvers<ContextType>;
  PlanShortfallEdge?: PlanShortfallEdgeResolvers<ContextType>;
  PortraitCommunity?: PortraitCommunityResolvers<ContextType>;
  PortraitDemand?: PortraitDemandResolvers<ContextType>;
  PortraitPeople?: PortraitPeopleResolvers<ContextType>;
  Priority?: PriorityResolvers<ContextType>;
  PriorityConnection?: PriorityConnectionResolvers<ContextType>;
  PriorityEdge?: PriorityEdgeResolvers<ContextType>;
  PriorityMark?: PriorityMarkResolvers<ContextType>;
  Programme?: ProgrammeResolvers<ContextType>;
  ProgrammeConnection?: ProgrammeConnectionResolvers<ContextType>;
  ProgrammeEdge?: ProgrammeEdgeResolvers<ContextType>;
  ProgrammeEffect?: ProgrammeEffectResolvers<ContextType>;
  ProgrammeProgress?: ProgrammeProgressResolvers<ContextType>;
  ProgrammeProject?: ProgrammeProjectResolvers<ContextType>;
  ProgressFigures?: ProgressFiguresResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectCandidate?: ProjectCandidateResolvers<ContextType>;
  ProjectCandidates?: ProjectCandidatesResolvers<ContextType>;
  ProjectConnection?: ProjectConnectionResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  ProjectEffect?: ProjectEffectResolvers<ContextType>;
  ProjectMarks?: ProjectMarksResolvers<ContextType>;
  ProjectMove?: ProjectMoveResolvers<ContextType>;
  ProjectProgress?: ProjectProgressResolvers<ContextType>;
  ProjectReport?: ProjectReportResolvers<ContextType>;
  Projects?: ProjectsResolvers<ContextType>;
  ProjectsByState?: ProjectsByStateResolvers<ContextType>;
  PublishedRanking?: PublishedRankingResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Questionnaire?: QuestionnaireResolvers<ContextType>;
  QuestionnaireConnection?: QuestionnaireConnectionResolvers<ContextType>;
  QuestionnaireEdge?: QuestionnaireEdgeResolvers<ContextType>;
  Range?: RangeResolvers<ContextType>;
  RankedCounts?: RankedCountsResolvers<ContextType>;
  RankedRegion?: RankedRegionResolvers<ContextType>;
  RankedRegionConnection?: RankedRegionConnectionResolvers<ContextType>;
  RankedRegionEdge?: RankedRegionEdgeResolvers<ContextType>;
  Reach?: ReachResolvers<ContextType>;
  ReachOrigin?: ReachOriginResolvers<ContextType>;
  ReachedType?: ReachedTypeResolvers<ContextType>;
  ReceivedBundle?: ReceivedBundleResolvers<ContextType>;
  ReceivedBundleConnection?: ReceivedBundleConnectionResolvers<ContextType>;
  ReceivedBundleEdge?: ReceivedBundleEdgeResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegionBoundary?: RegionBoundaryResolvers<ContextType>;
  RegionChange?: RegionChangeResolvers<ContextType>;
  RegionChangeConnection?: RegionChangeConnectionResolvers<ContextType>;
  RegionChangeEdge?: RegionChangeEdgeResolvers<ContextType>;
  RegionChangeSet?: RegionChangeSetResolvers<ContextType>;
  RegionConnection?: RegionConnectionResolvers<ContextType>;
  RegionCoverage?: RegionCoverageResolvers<ContextType>;
  RegionCoverageConnection?: RegionCoverageConnectionResolvers<ContextType>;
  RegionCoverageEdge?: RegionCoverageEdgeResolvers<ContextType>;
  RegionEdge?: RegionEdgeResolvers<ContextType>;
  RegionEffect?: RegionEffectResolvers<ContextType>;
  RegionInequality?: RegionInequalityResolvers<ContextType>;
  RegionQuality?: RegionQualityResolvers<ContextType>;
  RegionQualityConnection?: RegionQualityConnectionResolvers<ContextType>;
  RegionQualityEdge?: RegionQualityEdgeResolvers<ContextType>;
  RegionScore?: RegionScoreResolvers<ContextType>;
  RegionScoreConnection?: RegionScoreConnectionResolvers<ContextType>;
  RegionScoreEdge?: RegionScoreEdgeResolvers<ContextType>;
  RemoteFacilities?: RemoteFacilitiesResolvers<ContextType>;
  RemoteFacility?: RemoteFacilityResolvers<ContextType>;
  RemoteSite?: RemoteSiteResolvers<ContextType>;
  RemoteSites?: RemoteSitesResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ReportEvidence?: ReportEvidenceResolvers<ContextType>;
  ReportFile?: ReportFileResolvers<ContextType>;
  ReportFileConnection?: ReportFileConnectionResolvers<ContextType>;
  ReportFileEdge?: ReportFileEdgeResolvers<ContextType>;
  ReportMethod?: ReportMethodResolvers<ContextType>;
  ReportPlace?: ReportPlaceResolvers<ContextType>;
  ReportReference?: ReportReferenceResolvers<ContextType>;
  ReportingInstance?: ReportingInstanceResolvers<ContextType>;
  RequestedRecalculation?: RequestedRecalculationResolvers<ContextType>;
  RequestedReport?: RequestedReportResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RunPart?: RunPartResolvers<ContextType>;
  RunParts?: RunPartsResolvers<ContextType>;
  Scenario?: ScenarioResolvers<ContextType>;
  ScenarioComparison?: ScenarioComparisonResolvers<ContextType>;
  ScenarioConnection?: ScenarioConnectionResolvers<ContextType>;
  ScenarioEdge?: ScenarioEdgeResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  ScheduleStart?: ScheduleStartResolvers<ContextType>;
  ScheduleStartConnection?: ScheduleStartConnectionResolvers<ContextType>;
  ScheduleStartEdge?: ScheduleStartEdgeResolvers<ContextType>;
  Sensitivity?: SensitivityResolvers<ContextType>;
  ServiceIssue?: ServiceIssueResolvers<ContextType>;
  ServiceIssueConnection?: ServiceIssueConnectionResolvers<ContextType>;
  ServiceIssueEdge?: ServiceIssueEdgeResolvers<ContextType>;
  ShortEdge?: ShortEdgeResolvers<ContextType>;
  ShortEdges?: ShortEdgesResolvers<ContextType>;
  ShortFigure?: ShortFigureResolvers<ContextType>;
  Shortfall?: ShortfallResolvers<ContextType>;
  ShortfallConnection?: ShortfallConnectionResolvers<ContextType>;
  ShortfallEdge?: ShortfallEdgeResolvers<ContextType>;
  ShortfallSum?: ShortfallSumResolvers<ContextType>;
  ShortfallThresholds?: ShortfallThresholdsResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  SiteBehind?: SiteBehindResolvers<ContextType>;
  SiteConnection?: SiteConnectionResolvers<ContextType>;
  SiteEdge?: SiteEdgeResolvers<ContextType>;
  SiteEvidence?: SiteEvidenceResolvers<ContextType>;
  SiteSelection?: SiteSelectionResolvers<ContextType>;
  SiteSelectionCoverage?: SiteSelectionCoverageResolvers<ContextType>;
  SiteVersion?: SiteVersionResolvers<ContextType>;
  SiteVersionConnection?: SiteVersionConnectionResolvers<ContextType>;
  SiteVersionEdge?: SiteVersionEdgeResolvers<ContextType>;
  SiteWalk?: SiteWalkResolvers<ContextType>;
  SmallComponents?: SmallComponentsResolvers<ContextType>;
  Snap?: SnapResolvers<ContextType>;
  SnapOrigin?: SnapOriginResolvers<ContextType>;
  Space?: SpaceResolvers<ContextType>;
  SpaceConnection?: SpaceConnectionResolvers<ContextType>;
  SpaceEdge?: SpaceEdgeResolvers<ContextType>;
  SpaceNeed?: SpaceNeedResolvers<ContextType>;
  SpaceNeeds?: SpaceNeedsResolvers<ContextType>;
  Standard?: StandardResolvers<ContextType>;
  StandardChange?: StandardChangeResolvers<ContextType>;
  StandardComparison?: StandardComparisonResolvers<ContextType>;
  Standing?: StandingResolvers<ContextType>;
  StreetPosition?: StreetPositionResolvers<ContextType>;
  StreetQuality?: StreetQualityResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuggestedFor?: SuggestedForResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SurveyLink?: SurveyLinkResolvers<ContextType>;
  SurveyResponse?: SurveyResponseResolvers<ContextType>;
  SurveyResponseConnection?: SurveyResponseConnectionResolvers<ContextType>;
  SurveyResponseEdge?: SurveyResponseEdgeResolvers<ContextType>;
  SurveyTask?: SurveyTaskResolvers<ContextType>;
  SurveyTaskConnection?: SurveyTaskConnectionResolvers<ContextType>;
  SurveyTaskEdge?: SurveyTaskEdgeResolvers<ContextType>;
  SurveyTaskReason?: SurveyTaskReasonResolvers<ContextType>;
  Survival?: SurvivalResolvers<ContextType>;
  SurvivalOfModel?: SurvivalOfModelResolvers<ContextType>;
  SurvivalOfRegion?: SurvivalOfRegionResolvers<ContextType>;
  SurvivalOfType?: SurvivalOfTypeResolvers<ContextType>;
  SurvivalSummary?: SurvivalSummaryResolvers<ContextType>;
  SymbolValue?: SymbolValueResolvers<ContextType>;
  TheilSplit?: TheilSplitResolvers<ContextType>;
  TreatFirst?: TreatFirstResolvers<ContextType>;
  Trend?: TrendResolvers<ContextType>;
  TypeChange?: TypeChangeResolvers<ContextType>;
  TypeCount?: TypeCountResolvers<ContextType>;
  TypeInequality?: TypeInequalityResolvers<ContextType>;
  TypeProgress?: TypeProgressResolvers<ContextType>;
  TypeScore?: TypeScoreResolvers<ContextType>;
  TypeStanding?: TypeStandingResolvers<ContextType>;
  UnmetDemand?: UnmetDemandResolvers<ContextType>;
  VariedScore?: VariedScoreResolvers<ContextType>;
  Verification?: VerificationResolvers<ContextType>;
  VersionChange?: VersionChangeResolvers<ContextType>;
  WalkingSpeed?: WalkingSpeedResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookConnection?: WebhookConnectionResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEdge?: WebhookEdgeResolvers<ContextType>;
  WebhookSecret?: WebhookSecretResolvers<ContextType>;
  WhatIf?: WhatIfResolvers<ContextType>;
  WhatIfRegion?: WhatIfRegionResolvers<ContextType>;
  WhatIfRegionFigures?: WhatIfRegionFiguresResolvers<ContextType>;
  WhatIfServed?: WhatIfServedResolvers<ContextType>;
  WhatIfServedAtAll?: WhatIfServedAtAllResolvers<ContextType>;
  WhatIfType?: WhatIfTypeResolvers<ContextType>;
  WhatIfTypeFigures?: WhatIfTypeFiguresResolvers<ContextType>;
  YearOfPlan?: YearOfPlanResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = MercuriusContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  scope?: ScopeDirectiveResolver<any, any, ContextType>;
};
