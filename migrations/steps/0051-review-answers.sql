-- Whether members feel obliged to take part, asked while a network is reviewed. An answer holds neither seat nor time; who has answered lies apart until the
-- review is over.
CREATE TABLE review_voters (
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_review_voters PRIMARY KEY (network_id, seat_id),
  CONSTRAINT fk_review_voters_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE TABLE review_answers (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  answer smallint NOT NULL,
  ended_on date,
  seats smallint,
  CONSTRAINT pk_review_answers PRIMARY KEY (id),
  CONSTRAINT ck_review_answers_answer CHECK (answer BETWEEN 1 AND 5),
  CONSTRAINT fk_review_answers_network FOREIGN KEY (network_id) REFERENCES networks (id)
);
CREATE INDEX ix_review_answers_network ON review_answers (network_id);

-- The same by the size of networks, over so many that none of them can be seen.
CREATE TABLE statistics.review_counts (
  size varchar(5) NOT NULL,
  people integer NOT NULL,
  CONSTRAINT pk_review_counts PRIMARY KEY (size)
);
CREATE TABLE open.review_numbers (
  size varchar(5) NOT NULL,
  networks integer NOT NULL,
  people integer NOT NULL,
  agree_percent integer NOT NULL,
  published_on date NOT NULL,
  CONSTRAINT pk_review_numbers PRIMARY KEY (size),
  CONSTRAINT ck_review_numbers CHECK (networks >= 5 AND people >= 30 AND people % 5 = 0 AND agree_percent % 10 = 0)
);

INSERT INTO app.compatible_steps (name) VALUES ('0051-review-answers');
