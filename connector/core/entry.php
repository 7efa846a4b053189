<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The one way into the core: a call's name and input in, the protocol's answer out. */
class CartwrightConnector
{
    const PROTOCOL = 1;
    const BUILD = '0.1.0';
    /** The largest input, in bytes. */
    const MOST_INPUT = 1048576;

    private $db;
    private $host;

    public function __construct($db, CartwrightHost $host)
    {
        $this->db = $db;
        $this->host = $host;
    }

    /** The answer of the protocol as an array; never throws. */
    public function answer($do, $inputText, CartwrightCaller $caller)
    {
        try {
            return $this->wrap(true, 'value', $this->value((string) $do, (string) $inputText, $caller));
        } catch (CartwrightRefusal $refusal) {
            return $this->wrap(false, 'error', array('code' => $refusal->refusal, 'facts' => (object) $refusal->facts));
        } catch (Exception $trouble) {
            return $this->failure($trouble);
        } catch (Throwable $trouble) {
            return $this->failure($trouble);
        }
    }

    /** An answer as the text that travels. */
    public static function encode(array $answer)
    {
        return CartwrightText::json($answer);
    }

    /** A refusal made outside the core, e.g. `not-allowed` by an adapter's second look, as the text that travels. */
    public static function refuse($code, array $facts)
    {
        return self::encode(self::wrap(false, 'error', array('code' => $code, 'facts' => (object) $facts)));
    }

    private function value($do, $inputText, CartwrightCaller $caller)
    {
        $sql = new CartwrightSql($this->db, $this->host->prefix());
        if (class_exists('CartwrightJournal', false)) {
            $journal = new CartwrightJournal($sql);
            $journal->settleOpen();
        }
        $calls = array(
            'hello' => 'CartwrightHelloCall',
            'orders' => 'CartwrightOrdersCall',
            'order' => 'CartwrightOrderCall',
            'ids' => 'CartwrightIdsCall',
            'products' => 'CartwrightProductsCall',
            'customers' => 'CartwrightCustomersCall',
            'history' => 'CartwrightHistoryCall',
            'edit' => 'CartwrightEditCall',
        );
        if (!isset($calls[$do])) {
            throw new CartwrightRefusal('unknown-call', array('do' => substr($do, 0, 40)));
        }
        $input = self::input($inputText);
        $class = $calls[$do];
        $call = new $class($sql, $this->host, $caller);
        return $call->run($input);
    }

    private static function input($text)
    {
        if (strlen($text) > self::MOST_INPUT) {
            throw new CartwrightRefusal('bad-input', array('field' => '', 'why' => 'is larger than 1 MB'));
        }
        $input = json_decode($text, true, 16);
        if (!is_array($input) || substr(ltrim($text), 0, 1) !== '{') {
            throw new CartwrightRefusal('bad-input', array('field' => '', 'why' => 'is no JSON object'));
        }
        return $input;
    }

    private static function wrap($isGood, $name, $content)
    {
        return array('cartwright' => self::PROTOCOL, 'build' => self::BUILD, 'ok' => $isGood, $name => $content);
    }

    /** OpenCart's own message of an SQL error holds the statement, and so a customer's data: only its first part is told. */
    private static function failure($trouble)
    {
        $words = preg_split('/<br/i', $trouble->getMessage(), 2);
        $facts = array('where' => basename($trouble->getFile()) . ':' . $trouble->getLine(), 'message' => substr($words[0], 0, 300));
        return self::wrap(false, 'error', array('code' => 'failed', 'facts' => (object) CartwrightText::mended($facts)));
    }
}
