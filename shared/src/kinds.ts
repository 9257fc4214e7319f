/** The closed lists of the domain, in the order they are shown. */
export const languages = ['nn', 'nb', 'en'] as const;
export const stages = ['DRAFT', 'FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED'] as const;
/** Stages in which a network is read-only. */
export const closedStages: readonly Stage[] = ['PAUSED', 'SPLIT', 'CLOSED'];
export const organiserTypes = ['PUBLIC', 'COMMERCIAL', 'INTEREST_ORG', 'TRADE_ASSOCIATION', 'TRADE_UNION'] as const;
export const programmeKinds = ['PROGRAMME', 'EMPLOYER_POLICY', 'PLAN'] as const;
/** What a network is based on: the four categories of the mapping. */
export const bases = ['ROLE', 'FUNCTION', 'FIELD', 'LEADERSHIP'] as const;
export const rotations = ['NONE', 'EACH_MEETING', 'HALF_YEARLY', 'YEARLY'] as const;
/** How confidential a network is, from least to most. */
export const confidences = ['LEARNING', 'THIS_ROOM', 'SEALED'] as const;
export const admissions = ['FACILITATOR', 'MEMBERS'] as const;
/** The state of an application: sent, waiting for a free seat, or settled. */
export const applicationStates = ['APPLIED', 'WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN'] as const;
/** Warnings before two people who may not speak freely together get seats in one network. */
export const admissionWarnings = ['SAME_AGENCY', 'SAME_LINE'] as const;
/** The size of a network, roughly: up to 5, up to 10, more. */
export const sizeBands = ['FEW', 'SOME', 'MANY'] as const;
export const seatStates = ['ACTIVE', 'CHARTER_PENDING', 'ON_LEAVE', 'VACANT', 'HANDED_OVER', 'ENDED'] as const;
export const formCodes = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const;
export const protocolKeys = [
  'PEER_CONSULTATION',
  'TROIKA',
  'ACTION_LEARNING',
  'CASE_CLINIC',
  'INTERVISION',
  'KOLLEGIALE_FALLBERATUNG',
  'EXPERIENCE_ROUND',
] as const;
/** The kinds of entries in a network's log. */
export const logKinds = [
  'STAGE_CHANGED',
  'RENAMED',
  'SIZE_CHANGED',
  'CHARTER_CHANGED',
  'SEAT_TAKEN',
  'SEAT_LEFT',
  'SEAT_ENDED',
  'SEAT_VACATED',
  'SEAT_HANDED_OVER',
  'SEAT_GIVEN_UP',
  'WENT_ON_LEAVE',
  'CAME_BACK',
  'EMERGENCY_ACCESS_OPENED',
  'EMERGENCY_ACCESS_ENDED',
  'ADMINISTRATOR_NAMED',
  'ROOM_COPIED',
  'ADMITTED',
  'SPLIT_PROPOSED',
  'SPLIT_DROPPED',
  'FACILITATOR_NAMED',
  'FACILITATOR_STEPPED_DOWN',
  'FACILITATOR_ELECTED',
  'TURN_TAKEN',
  'WELCOME_WRITTEN',
  'THREAD_PINNED',
  'THREAD_UNPINNED',
  'THREAD_LOCKED',
  'THREAD_UNLOCKED',
  'CONTRIBUTION_HIDDEN',
  'HIDING_ANSWERED',
  'CONTRIBUTION_SHOWN',
  'CONTRIBUTION_MOVED',
  'THREAD_SPLIT',
] as const;
/** What an entry of the open overview is, in the words of the mapping. */
export const entryKinds = ['NETWORK', 'FORMING', 'MEETING_PLACE', 'INFORMAL'] as const;
/** Fresh; not confirmed for long; not confirmed for a year; closed. */
export const entryStatuses = ['LISTED', 'UNCONFIRMED', 'RESTING', 'CLOSED'] as const;
export const attendances = ['PLACE', 'ONLINE', 'BOTH'] as const;
export const leaderLevels = ['TOP', 'DEPARTMENT', 'SECTION', 'TEAM', 'PROJECT'] as const;
export const leaderRoles = [
  'SECRETARY_GENERAL',
  'DIRECTOR_GENERAL',
  'DIRECTOR',
  'DEPARTMENT_DIRECTOR',
  'SECTION_HEAD',
  'OFFICE_HEAD',
  'SPECIALIST_DIRECTOR',
  'UNIT_HEAD',
  'REGIONAL_DIRECTOR',
  'INSTITUTE_HEAD',
  'PROJECT_LEADER',
  'TEAM_LEADER',
] as const;
/** What a leader may need to talk with others about. */
export const needThemes = [
  'NEW_LEADER',
  'STAFF',
  'CHANGE',
  'DIGITALISATION',
  'ECONOMY',
  'GOVERNANCE',
  'COOPERATION',
  'SECURITY',
  'DISTANCE',
  'EXPERTS',
] as const;
/** How needs are counted: in four tables, and each theme in each county. */
export const needCountings = ['ROLE', 'LEVEL', 'COUNTY', 'THEME', 'COUNTY_THEME'] as const;
/** How something that is no network with a protocol is done. */
export const openForms = ['SEMINAR', 'CONFERENCE', 'FORUM', 'BREAKFAST', 'GATHERING', 'COURSE'] as const;
/** What the demo's few people to try it as are there for. */
export const demoParts = ['MEMBER', 'FACILITATOR', 'SEEKER', 'ADMINISTRATOR'] as const;
/** Why two administrators may not approve emergency access together. */
export const agreementObstacles = ['GONE', 'OWN', 'APPOINTED_EACH_OTHER', 'SAME_SOURCE'] as const;
export const contentChoices = ['STAY', 'TAKE_OUT'] as const;
/** The state of an export: in progress, ready or failed. */
export const exportStates = ['WAITING', 'READY', 'FAILED'] as const;
/** A member's choice when a network is split; NEITHER leaves. */
export const sides = ['A', 'B', 'NEITHER'] as const;
export const seatRoles = ['MEMBER', 'FACILITATOR'] as const;
export const helpWanted = ['QUESTIONS', 'EXPERIENCES', 'IDEAS', 'CHALLENGE_ME', 'LISTEN'] as const;
/** How far the owner of a challenge has come. */
export const challengeStatuses = ['OPEN', 'DECIDED', 'HOW_IT_WENT'] as const;
export const reshares = ['NO', 'ASK_ME', 'YES'] as const;
export const contributionKinds = [
  'EXPERIENCE',
  'QUESTION',
  'ANSWER',
  'PERSPECTIVE',
  'IDEA',
  'RESOURCE',
  'REPLY',
  'THANKS',
] as const;

/** Kinds of posts in a consultation. PASS counts as taking part; after a post it means that the person has finished. */
export const consultationKinds = [
  'STATEMENT',
  'QUESTION',
  'ANSWER',
  'MIRROR',
  'PERSPECTIVE',
  'EXPERIENCE',
  'IDEA',
  'RESOURCE',
  'REPLY',
  'COMMITMENT',
  'FOLLOW_UP',
  'TAKEAWAY',
  'CHECK_IN',
  'PROPOSAL',
  'VOTE',
  'THANKS',
  'PROCESS_NOTE',
  'PASS',
] as const;
/** A person's role in one consultation, while it lasts. */
export const consultationRoles = ['OWNER', 'PEER', 'FACILITATOR'] as const;
export const consultationModes = ['LIVE', 'ASYNC'] as const;
export const consultationStages = [
  'PROPOSED',
  'SCHEDULED',
  'RUNNING',
  'PAUSED',
  'CLOSED',
  'FOLLOW_UP_DUE',
  'DONE',
  'WITHDRAWN',
] as const;
/** The answer of a person who is invited to a consultation. */
export const participations = ['INVITED', 'JOINED', 'DECLINED'] as const;
/** Why a consultation moved from one phase or stage to the next. */
export const transitionReasons = [
  'PROPOSED',
  'SCHEDULED',
  'STARTED',
  'ALL_DONE',
  'ALL_HEARD',
  'OWNER_DONE',
  'FACILITATOR',
  'DEADLINE',
  'SKIPPED',
  'NO_TIME_SET',
  'PAUSED',
  'OWNER_AWAY',
  'RESUMED',
  'EXTENDED',
  'TURNED',
  'CLOSED',
  'FOLLOW_UP_DUE',
  'FOLLOWED_UP',
  'LET_BE',
  'WITHDRAWN',
] as const;
/** Reactions to a message. A closed list, never counted and never used for sorting. */
export const reactionKinds = ['THANKS', 'RECOGNISE', 'THINKING'] as const;
/** For how many days a network may retain its messages. */
export const retentionDays = [30, 90, 180, 365] as const;
export const quoteAnswers = ['ASKED', 'AGREED', 'REFUSED'] as const;
export const resourceKinds = ['FILE', 'LINK', 'NOTE'] as const;
export const meetingStages = ['CALLED', 'OVER', 'LAPSED', 'CANCELLED'] as const;
export const meetingAnswers = ['YES', 'MAYBE', 'NO'] as const;
export const datePollStages = ['OPEN', 'CHOSEN', 'NO_DATE', 'WITHDRAWN'] as const;
/** Whether a proposed time suits. */
export const dateAnswers = ['YES', 'IF_NEEDED', 'NO'] as const;
/** The parts of a meeting under way. */
export const meetingStepKinds = [
  'CHECK_IN',
  'FOLLOW_UP',
  'AGENDA',
  'ITEM',
  'TRIOS',
  'PAUSE',
  'LEARNING',
  'NEXT_DATE',
] as const;
/** What an item of an agenda is. */
export const agendaKinds = ['CHALLENGE', 'CONSULTATION', 'EXPERIENCE', 'TRIOS', 'RESOURCE', 'OTHER'] as const;
/** How long an item may take, in minutes. */
export const agendaMinutes = [10, 20, 45] as const;
/** What decided the place of an item. */
export const agendaReasons = ['CHOSEN', 'WAITED', 'DECIDE_BY', 'TURN', 'LOT'] as const;

/** Topics of a journal entry. */
export const topics = [
  'NETWORK',
  'SEAT',
  'INVITATION',
  'APPLICATION',
  'CHARTER',
  'CONCERN',
  'CHALLENGE',
  'CONTRIBUTION',
  'CONSULTATION',
  'MESSAGE',
  'RESOURCE',
  'MEETING',
] as const;

export type Topic = (typeof topics)[number];
export type Language = (typeof languages)[number];
export type Stage = (typeof stages)[number];
export type OrganiserType = (typeof organiserTypes)[number];
export type ProgrammeKind = (typeof programmeKinds)[number];
export type Basis = (typeof bases)[number];
export type Rotation = (typeof rotations)[number];
export type Confidence = (typeof confidences)[number];
export type Admission = (typeof admissions)[number];
export type ApplicationState = (typeof applicationStates)[number];
export type AdmissionWarning = (typeof admissionWarnings)[number];
export type SizeBand = (typeof sizeBands)[number];
export type SeatState = (typeof seatStates)[number];
export type FormCode = (typeof formCodes)[number];
export type ProtocolKey = (typeof protocolKeys)[number];
export type LogKind = (typeof logKinds)[number];
export type DemoPart = (typeof demoParts)[number];
export type EntryKind = (typeof entryKinds)[number];
export type NeedTheme = (typeof needThemes)[number];
export type NeedCounting = (typeof needCountings)[number];
export type EntryStatus = (typeof entryStatuses)[number];
export type Attendance = (typeof attendances)[number];
export type LeaderLevel = (typeof leaderLevels)[number];
export type LeaderRole = (typeof leaderRoles)[number];
export type OpenForm = (typeof openForms)[number];
export type AgreementObstacle = (typeof agreementObstacles)[number];
export type ContentChoice = (typeof contentChoices)[number];
export type ExportState = (typeof exportStates)[number];
export type Side = (typeof sides)[number];
export type SeatRole = (typeof seatRoles)[number];
export type HelpWanted = (typeof helpWanted)[number];
export type ChallengeStatus = (typeof challengeStatuses)[number];
export type Reshare = (typeof reshares)[number];
export type MeetingStage = (typeof meetingStages)[number];
export type MeetingAnswer = (typeof meetingAnswers)[number];
export type DatePollStage = (typeof datePollStages)[number];
export type DateAnswer = (typeof dateAnswers)[number];
export type MeetingStepKind = (typeof meetingStepKinds)[number];
export type AgendaKind = (typeof agendaKinds)[number];
export type AgendaReason = (typeof agendaReasons)[number];
export type ResourceKind = (typeof resourceKinds)[number];
export type ContributionKind = (typeof contributionKinds)[number];
export type ConsultationKind = (typeof consultationKinds)[number];
export type ConsultationRole = (typeof consultationRoles)[number];
export type ConsultationMode = (typeof consultationModes)[number];
export type ConsultationStage = (typeof consultationStages)[number];
export type Participation = (typeof participations)[number];
export type TransitionReason = (typeof transitionReasons)[number];
export type ReactionKind = (typeof reactionKinds)[number];
export type QuoteAnswer = (typeof quoteAnswers)[number];
