import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { SignInPage } from '../identity/SignInPage.js';
import { FrontPage } from '../networks/FrontPage.js';
import { FailedPage } from './FailedPage.js';
import { Layout } from './layout/Layout.js';
import { MissingPage } from './MissingPage.js';
import { SignedIn } from './session.js';

const RoomsPage = lazy(() => import('../networks/RoomsPage.js'));
const RoomPage = lazy(() => import('../networks/RoomPage.js'));
const AboutPage = lazy(() => import('../networks/AboutPage.js'));
const AdmissionPage = lazy(() => import('../networks/membership/admission/AdmissionPage.js'));
const ApplyPage = lazy(() => import('../networks/membership/admission/ApplyPage.js'));
const OpenNetworksPage = lazy(() => import('../networks/membership/admission/OpenNetworksPage.js'));
const CharterPage = lazy(() => import('../networks/charter/CharterPage.js'));
const ReviseCharterPage = lazy(() => import('../networks/charter/ReviseCharterPage.js'));
const SeatsPage = lazy(() => import('../networks/membership/SeatsPage.js'));
const SplitPage = lazy(() => import('../networks/governance/split/SplitPage.js'));
const RoomLogPage = lazy(() => import('../networks/activity/RoomLogPage.js'));
const WelcomePage = lazy(() => import('../networks/facilitation/WelcomePage.js'));
const ReportsPage = lazy(() => import('../discussion/moderation/ReportsPage.js'));
const ChatPage = lazy(() => import('../chat/ChatPage.js'));
const QuotePage = lazy(() => import('../chat/quotes/QuotePage.js'));
const InvitationPage = lazy(() => import('../networks/membership/InvitationPage.js'));
const NewNetworkPage = lazy(() => import('../networks/lifecycle/NewNetworkPage.js'));
const FormRequirementsPage = lazy(() => import('../networks/lifecycle/FormRequirementsPage.js'));
const FoundNetworkPage = lazy(() => import('../networks/lifecycle/FoundNetworkPage.js'));
const PlatformPage = lazy(() => import('../admin/PlatformPage.js'));
const ProfilePage = lazy(() => import('../identity/ProfilePage.js'));
const NewChallengePage = lazy(() => import('../discussion/challenges/NewChallengePage.js'));
const ChallengePage = lazy(() => import('../discussion/challenges/ChallengePage.js'));
const ReviseChallengePage = lazy(() => import('../discussion/challenges/ReviseChallengePage.js'));
const LibraryPage = lazy(() => import('../library/LibraryPage.js'));
const NewResourcePage = lazy(() => import('../library/NewResourcePage.js'));
const ResourcePage = lazy(() => import('../library/ResourcePage.js'));
const ProposePage = lazy(() => import('../consultations/planning/ProposePage.js'));
const ConsultationPage = lazy(() => import('../consultations/ConsultationPage.js'));

const pages = [
  { index: true, element: <FrontPage /> },
  { path: 'rooms', element: <RoomsPage /> },
  { path: 'rooms/:networkId', element: <RoomPage /> },
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
  { path: 'rooms/:networkId/chat', element: <ChatPage /> },
  { path: 'rooms/:networkId/chat/quote', element: <QuotePage /> },
  { path: 'rooms/:networkId/challenges/new', element: <NewChallengePage /> },
  { path: 'rooms/:networkId/resources', element: <LibraryPage /> },
  { path: 'rooms/:networkId/resources/new', element: <NewResourcePage /> },
  { path: 'resources/:resourceId', element: <ResourcePage /> },
  { path: 'challenges/:challengeId', element: <ChallengePage /> },
  { path: 'challenges/:challengeId/revise', element: <ReviseChallengePage /> },
  { path: 'challenges/:challengeId/consult', element: <ProposePage /> },
  { path: 'consultations/:consultationId', element: <ConsultationPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: 'founding', element: <FoundNetworkPage /> },
  { path: 'platform', element: <PlatformPage /> },
];

export const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      {
        errorElement: <FailedPage />,
        children: [
          { path: 'sign-in', element: <SignInPage /> },
          { path: 'invitation', element: <InvitationPage /> },
          ...pages.map((page) => ({ ...page, element: <SignedIn>{page.element}</SignedIn> })),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
]);
