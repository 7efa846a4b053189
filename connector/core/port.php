<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What the core needs of a database: the very four calls OpenCart's own DB class has in every generation, so that `$registry->get('db')` is
 * handed in as it is (it cannot declare this interface, so nothing asks for it by type). `query` answers an object with `rows` and `num_rows` for a SELECT and throws on an SQL error.
 */
interface CartwrightDatabase
{
    public function query($sql);

    public function escape($value);

    public function countAffected();

    public function getLastId();
}

/** What the core needs of the shop around it; one adapter per generation of OpenCart. */
interface CartwrightHost
{
    /** '2.3', '3.0', '4.0' or '4.1'. */
    public function dialect();

    /** OpenCart's VERSION. */
    public function version();

    /** DB_PREFIX, e.g. 'oc_'. */
    public function prefix();

    /**
     * What OpenCart's tax classes say for a net amount at an order's own addresses, group and store:
     * a list of array('tax_rate_id' => int, 'name' => string, 'type' => 'P' or 'F', 'rate' => decimal text, 'amount' => decimal text), per unit.
     *
     * @param string $amount decimal text, net, base currency
     * @param int $taxClassId
     * @param array $order the order's row
     */
    public function taxes($amount, $taxClassId, array $order);

    /**
     * Adds a history entry through OpenCart's own model, with all that follows from it (stock, rewards, mails). $comment is encoded as OpenCart's
     * own request cleaning would have.
     *
     * @param bool $notify
     */
    public function addHistory($orderId, $statusId, $comment, $notify);

    /**
     * Sends OpenCart's own update mail of a history entry that is stored already, without storing one. False where this generation cannot.
     */
    public function mailHistory($orderId, $statusId, $comment);
}

/** Who calls: the API user's id and name, and the address the shop saw. */
class CartwrightCaller
{
    public $apiId;
    public $username;
    public $ip;

    public function __construct($apiId, $username, $ip)
    {
        $this->apiId = (int) $apiId;
        $this->username = (string) $username;
        $this->ip = (string) $ip;
    }
}

/** A refusal of the protocol; its code and facts are the answer. */
class CartwrightRefusal extends Exception
{
    public $refusal;
    public $facts;

    public function __construct($refusal, array $facts = array())
    {
        parent::__construct($refusal);
        $this->refusal = $refusal;
        $this->facts = $facts;
    }
}
