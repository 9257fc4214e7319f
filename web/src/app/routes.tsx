import { useEffect } from 'react';
import { createBrowserRouter, type Params, type RouteObject } from 'react-router';
import { chatKey, openChat } from '../chat/chat-data.js';
import { challengeKey, openChallenge } from '../discussion/challenges/challenge-data.js';
import { SignInPage } from '../identity/SignInPage.js';
import { FrontPage } from '../networks/FrontPage.js';
import { frontQuery } from '../networks/operations.js';
import { openRoom, roomKey } from '../networks/room-data.js';
import { askAhead } from './api/useQuery.js';
import { answerAhead } from './api/useQueryResult.js';
import { FailedPage } from './FailedPage.js';
import { Layout } from './layout/Layout.js';
import { dailyPage, lazyPage, loadSoon } from './lazy-page.js';
import { MissingPage } from './MissingPage.js';
import { startServiceWorker } from './service-worker.js';
import { SignedIn } from './session.js';

const RoomsPage = dailyPage(() => import('../networks/RoomsPage.js'));
const RoomPage = dailyPage(() => import('../networks/RoomPage.js'));
const AboutPage = lazyPage(() => import('../networks/AboutPage.js'));
const AdmissionPage = lazyPage(() => import('../networks/membership/admission/AdmissionPage.js'));
const ApplyPage = lazyPage(() => import('../networks/membership/admission/ApplyPage.js'));
const OpenNetworksPage = lazyPage(() => import('../networks/membership/admission/OpenNetworksPage.js'));
const CharterPage = lazyPage(() => import('../networks/charter/CharterPage.js'));
const ReviseCharterPage = lazyPage(() => import('../networks/charter/ReviseCharterPage.js'));
const SeatsPage = lazyPage(() => import('../networks/membership/SeatsPage.js'));
const SplitPage = lazyPage(() => import('../networks/governance/split/SplitPage.js'));
const RoomLogPage = lazyPage(() => import('../networks/activity/RoomLogPage.js'));
const WelcomePage = lazyPage(() => import('../networks/facilitation/WelcomePage.js'));
const ReportsPage = lazyPage(() => import('../discussion/moderation/ReportsPage.js'));
const ChatPage = dailyPage(() => import('../chat/ChatPage.js'));
const QuotePage = lazyPage(() => import('../chat/quotes/QuotePage.js'));
const InvitationPage = lazyPage(() => import('../networks/membership/InvitationPage.js'));
const NewNetworkPage = lazyPage(() => import('../networks/lifecycle/NewNetworkPage.js'));
const FormRequirementsPage = lazyPage(() => import('../networks/lifecycle/FormRequirementsPage.js'));
const FoundNetworkPage = lazyPage(() => import('../networks/lifecycle/FoundNetworkPage.js'));
const PlatformPage = lazyPage(() => import('../admin/PlatformPage.js'));
const ProfilePage = lazyPage(() => import('../identity/ProfilePage.js'));
const NewChallengePage = lazyPage(() => import('../discussion/challenges/NewChallengePage.js'));
const ChallengePage = dailyPage(() => import('../discussion/challenges/ChallengePage.js'));
const ReviseChallengePage = lazyPage(() => import('../discussion/challenges/ReviseChallengePage.js'));
const NoticesPage = lazyPage(() => import('../notices/NoticesPage.js'));
const NewNoticesPage = lazyPage(() => import('../notices/NewNoticesPage.js'));
const UnsubscribePage = lazyPage(() => import('../notices/UnsubscribePage.js'));
const NoticeSettingsPage = lazyPage(() => import('../notices/NoticeSettingsPage.js'));
const SavedPage = lazyPage(() => import('../discussion/saved/SavedPage.js'));
const LibraryPage = lazyPage(() => import('../library/LibraryPage.js'));
const NewResourcePage = lazyPage(() => import('../library/NewResourcePage.js'));
const ResourcePage = lazyPage(() => import('../library/ResourcePage.js'));
const ProposePage = lazyPage(() => import('../consultations/planning/ProposePage.js'));
const RoomConsultationsPage = lazyPage(() => import('../consultations/RoomConsultationsPage.js'));
const RoomMeetingsPage = lazyPage(() => import('../meetings/RoomMeetingsPage.js'));
const MeetingPage = lazyPage(() => import('../meetings/MeetingPage.js'));
const ConsultationPage = lazyPage(() => import('../consultations/ConsultationPage.js'));
const SearchPage = lazyPage(() => import('../search/SearchPage.js'));

/** What is begun when the web is opened at this address, before it is known who reads; resolves when the page can be shown. */
type Begin = (params: Params) => unknown;

const ahead =
  (page: { load(): Promise<unknown> }, ask: Begin = () => {}): Begin =>
  (params) => {
    ask(params);
    return page.load().catch(() => {});
  };

const pages: RouteObject[] = [
  { index: true, element: <FrontPage />, handle: () => void askAhead(frontQuery, {}) },
  { path: 'rooms', element: <RoomsPage /> },
  {
    path: 'rooms/:networkId',
    element: <RoomPage />,
    handle: ahead(RoomPage, ({ networkId = '' }) => answerAhead(roomKey(networkId), openRoom(networkId, 'ALL'))),
  },
  { path: 'rooms/:networkId/about', element: <AboutPage /> },
  { path: 'rooms/:networkId/admission', element: <AdmissionPage /> },
  { path: 'networks', element: <OpenNetworksPage /> },
  { path: 'apply/:networkId', element: <ApplyPage /> },
  { path: 'rooms/:networkId/form', element: <FormRequirementsPage /> },
  { path: 'networks/new', element: <NewNetworkPage /> },
  { path: 'rooms/:networkId/charter', element: <CharterPage /> },
  { path: 'rooms/:networkId/charter/revise', element: <ReviseCharterPage /> },
  { path: 'rooms/:networkId/seats', element: <SeatsPage /> },
  { path: 'rooms/:networkId/split', element: <SplitPage /> },
  { path: 'rooms/:networkId/log', element: <RoomLogPage /> },
  { path: 'rooms/:networkId/welcome', element: <WelcomePage /> },
  { path: 'rooms/:networkId/concerns', element: <ReportsPage /> },
  {
    path: 'rooms/:networkId/chat',
    element: <ChatPage />,
    handle: ahead(ChatPage, ({ networkId = '' }) => answerAhead(chatKey(networkId), openChat(networkId))),
  },
  { path: 'rooms/:networkId/chat/quote', element: <QuotePage /> },
  { path: 'rooms/:networkId/challenges/new', element: <NewChallengePage /> },
  { path: 'rooms/:networkId/resources', element: <LibraryPage />, handle: ahead(LibraryPage) },
  { path: 'rooms/:networkId/resources/new', element: <NewResourcePage /> },
  { path: 'rooms/:networkId/consultations', element: <RoomConsultationsPage /> },
  { path: 'rooms/:networkId/meetings', element: <RoomMeetingsPage /> },
  { path: 'meetings/:meetingId', element: <MeetingPage /> },
  { path: 'resources/:resourceId', element: <ResourcePage /> },
  {
    path: 'challenges/:challengeId',
    element: <ChallengePage />,
    handle: ahead(ChallengePage, ({ challengeId = '' }) =>
      answerAhead(challengeKey(challengeId), openChallenge(challengeId)),
    ),
  },
  { path: 'challenges/:challengeId/revise', element: <ReviseChallengePage /> },
  { path: 'challenges/:challengeId/consult', element: <ProposePage /> },
  { path: 'consultations/:consultationId', element: <ConsultationPage /> },
  { path: 'search', element: <SearchPage /> },
  { path: 'rooms/:networkId/search', element: <SearchPage /> },
  { path: 'notices', element: <NoticesPage /> },
  { path: 'notices/new', element: <NewNoticesPage /> },
  { path: 'notices/settings', element: <NoticeSettingsPage /> },
  { path: 'saved', element: <SavedPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: 'founding', element: <FoundNetworkPage /> },
  { path: 'platform', element: <PlatformPage /> },
];

/** Fetched ahead, the likeliest first, so that they open at once, and also where the line is lost on the way. */
const likely = [ChallengePage, RoomPage, ChatPage, LibraryPage, NewChallengePage, RoomsPage, ConsultationPage];

/** Only where the reader is told on this device already, so that others do not fetch what it needs. */
const renewPushesHere = async () =>
  window.Notification?.permission === 'granted' && import('../notices/push.js').then((push) => push.renewPushes());

/** Begins when the page it is part of is shown. */
function FetchAhead() {
  useEffect(() => loadSoon([...likely, { load: startServiceWorker }, { load: renewPushesHere }]), []);
  return null;
}

export const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      {
        errorElement: <FailedPage />,
        children: [
          { path: 'sign-in', element: <SignInPage /> },
          { path: 'invitation', element: <InvitationPage /> },
          { path: 'unsubscribe/:token', element: <UnsubscribePage /> },
          ...pages.map(
            (page): RouteObject => ({
              ...page,
              element: (
                <SignedIn>
                  <FetchAhead />
                  {page.element}
                </SignedIn>
              ),
            }),
          ),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
]);

/**
 * Fetches the file and the data of the page that the address names, while the session is asked for. Resolves when the file is there: were
 * the layout shown without it, React would hold the page back for another 300 ms.
 */
export async function beginFirstPage(): Promise<void> {
  await Promise.all(router.state.matches.map(({ route, params }) => (route.handle as Begin | undefined)?.(params)));
}
