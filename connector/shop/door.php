<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** One call through the shop's API: who calls, what is asked, the answer. Each generation adds how it knows its caller. */
abstract class CartwrightDoor
{
    /** Above this many bytes an answer is compressed even where the shop's own setting leaves answers plain. */
    const COMPRESS_FROM = 4096;

    protected $registry;

    public function __construct($registry)
    {
        $this->registry = $registry;
    }

    /** @return CartwrightHost */
    abstract protected function host();

    /** @return CartwrightCaller */
    abstract protected function caller(CartwrightGate $gate);

    /** Answers the call. */
    public function answer()
    {
        try {
            $host = $this->host();
            $db = $this->registry->get('db');
            $sql = new CartwrightSql($db, $host->prefix());
            $gate = new CartwrightGate($sql, $host->dialect(), new CartwrightRefusedAddresses($sql));
            $caller = $this->caller($gate);
        } catch (CartwrightRefusal $refusal) {
            $this->send(CartwrightConnector::refuse($refusal->refusal, $refusal->facts));
            return;
        } catch (Exception $trouble) {
            $this->sendBroken();
            return;
        } catch (Throwable $trouble) {
            $this->sendBroken();
            return;
        }
        $connector = new CartwrightConnector($db, $host);
        $this->send(CartwrightConnector::encode($connector->answer($this->field('do'), $this->field('input'), $caller)));
    }

    /** In fixed words: OpenCart's own message of an SQL error holds the statement, and so the caller's token. */
    private function sendBroken()
    {
        $this->send(CartwrightConnector::refuse('failed', array('where' => 'door', 'message' => 'the shop could not look at who calls')));
    }

    /** A form field as it was sent: OpenCart's own request object holds it HTML-encoded. */
    private function field($name)
    {
        return isset($_POST[$name]) && is_string($_POST[$name]) ? $_POST[$name] : '';
    }

    private function send($json)
    {
        $response = $this->registry->get('response');
        $response->addHeader('Content-Type: application/json; charset=utf-8');
        if ($this->isPrintedOver()) {
            // Compressed bytes behind plain text cannot be read.
            $response->setCompression(0);
        } elseif (strlen($json) >= self::COMPRESS_FROM && $this->takesGzip()) {
            // By hand: 2.3 sets its own level once more after this.
            $json = gzencode($json, 5);
            $response->addHeader('Content-Encoding: gzip');
            $response->addHeader('Vary: Accept-Encoding');
        }
        $response->setOutput($json);
    }

    /** Whether something, a notice of the shop's, was printed before the answer. */
    private function isPrintedOver()
    {
        return headers_sent() || (ob_get_level() > 0 && ob_get_length() > 0);
    }

    /** Whether the desk takes gzip and neither the shop nor PHP compresses by itself. */
    private function takesGzip()
    {
        $accepted = isset($_SERVER['HTTP_ACCEPT_ENCODING']) ? $_SERVER['HTTP_ACCEPT_ENCODING'] : '';
        return preg_match('/\bgzip\b/i', $accepted) === 1
            && function_exists('gzencode')
            && !ini_get('zlib.output_compression')
            && !$this->registry->get('config')->get('config_compression');
    }
}
