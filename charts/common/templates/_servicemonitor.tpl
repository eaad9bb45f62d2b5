{{/*
A Prometheus operator ServiceMonitor for the services with the labels `selector`, scraping /metrics of the port named `port`. Nothing
unless `monitor.enabled` and the cluster serves monitoring.coreos.com/v1. `monitor` has enabled, interval, scrapeTimeout and labels
(added to the object: what a Prometheus selects monitors by). Takes besides what common.metadata takes.
Usage: {{ include "common.servicemonitor" (dict "context" $ "object" "api" "component" "api" "selector" $selector "port" "http"
            "monitor" .Values.metrics.serviceMonitor) }}
*/}}
{{- define "common.servicemonitor" -}}
{{- if and .monitor.enabled (include "common.capabilities.serves" (dict "context" .context "apiVersion" "monitoring.coreos.com/v1")) -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "common.metadata" (set (omit . "extra") "extra" .monitor.labels) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- toYaml .selector | nindent 6 }}
  endpoints:
    - port: {{ .port }}
      path: /metrics
      interval: {{ .monitor.interval }}
      scrapeTimeout: {{ .monitor.scrapeTimeout }}
{{- end -}}
{{- end -}}
